// The page of several reports: what there is, and a search over the claims of all of them.
const MOST = 200; // claims shown at a time
const FOUND_GROUPS = ["document", "indicator", "program", "region"];

class Index {
  constructor(reviews) {
    this.reviews = reviews;
    this.most = MOST;
  }

  /** Draw the lists for what is searched for. A report is read when a search first asks for its claims. */
  draw(text, group) {
    const words = wordsOf(text);
    const total = (name) => this.reviews.reduce((sum, one) => sum + one[name], 0);
    $("index-title").textContent = word("all_documents", { n: this.reviews.length });
    $("index-counts").textContent = word("all_counts", { claims: total("count"), looks: total("looks"), conflicts: this.reviews.reduce((sum, one) => sum + one.head.conflicts, 0) });
    const found = words.length ? this.search(words) : [];
    const holding = new Map();
    for (const { review } of found) holding.set(review, (holding.get(review) ?? 0) + 1);
    const named = (one) => words.every((part) => `${one.doc}\n${one.head.title ?? ""}`.toLowerCase().includes(part));
    const listed = this.reviews.filter((one) => holding.has(one) || named(one));
    $("index-list").replaceChildren(...listed.map((one) => this.document(one, holding.get(one))));
    $("found-head").hidden = !words.length;
    this.show(found, group, holding.size);
  }

  search(words) {
    const found = [];
    for (const review of this.reviews) {
      review.open();
      for (const item of review.claims) if (matches(item, words)) found.push({ review, item });
    }
    return found;
  }

  /** A report in the list. holding: how many of its claims a search found. */
  document(one, holding) {
    const { title, region, reports_on: period, conflicts } = one.head;
    const counts = holding ? [word("doc_found", { n: holding, all: one.count })] : [word("doc_claims", { n: one.count, looks: one.looks }), conflicts ? word("doc_conflicts", { n: conflicts }) : null, one.done ? word("doc_done", { n: one.done }) : null];
    return element("li", {},
      element("button", { type: "button", class: "link", "data-doc": one.doc }, title || one.doc),
      element("div", { class: "of" }, [title ? one.doc : null, region].filter(Boolean).join(" · "), period ? " · " : null, element("span", { class: "when" }, periodWords(period))),
      element("div", { class: "of" }, counts.filter(Boolean).join(" · ")));
  }

  show(found, group, docs) {
    const shown = found.slice(0, this.most);
    const nameOf = group === "document" ? ({ review }) => review.head.title || review.doc : ({ item }) => valueOf(item, group);
    const blank = group === "indicator" ? "no_indicator" : "none";
    const rows = grouped(shown, nameOf).flatMap(([name, some]) => [groupHead(name, blank, some.length), ...some.map((one) => this.row(one, group))]);
    $("found").replaceChildren(...rows);
    $("found-count").textContent = found.length > shown.length ? word("found_first", { shown: shown.length, n: found.length, docs }) : word("found", { n: found.length, docs });
    $("found-more").hidden = found.length <= shown.length;
    $("found-more").textContent = word("show_more", { n: Math.min(MOST, found.length - shown.length) });
  }

  row({ review, item }, group) {
    const from = group === "document" ? null : element("div", { class: "of" }, review.head.title || review.doc);
    const what = whatLine(item.now);
    const open = element("button", { type: "button", class: "link", "data-doc": review.doc, "data-item": item.id }, ...what.childNodes);
    what.append(open);
    return element("li", { class: "claim", "data-verdict": item.verdict, "data-doc": review.doc, "data-item": item.id }, what, ofLine(item.now), from);
  }
}
