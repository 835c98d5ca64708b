// What a report tells twice and differently: one number, several values.

/** The conflicts of a document as a list; one whose claim was edited or found wrong is settled. */
function conflictRows(review) {
  const known = new Map(review.claims.map((item) => [item.id, item]));
  return review.data.conflicts.map((one) => {
    const items = one.claims.map((id) => known.get(id));
    const settled = items.some((item) => item.verdict === "wrong" || item.verdict === "edited");
    const of = [one.region, periodWords(one.period), one.status === "planned" ? word("planned") : null, one.role ? word(one.role) : null].filter(Boolean).join(" · ");
    return element("li", { class: settled ? "settled" : null },
      element("div", { class: "what" }, indicatorWords(one), settled ? element("span", { class: "state" }, `✓ ${word("settled")}`) : null),
      element("div", { class: "of" }, of),
      element("div", { class: "values" }, ...items.flatMap((item, at) => [at ? " ≠ " : null, element("button", { type: "button", class: "link", "data-item": item.id }, element("bdi", {}, item.made.quote.replace(/\s+/g, "")), " ", element("bdi", {}, item.now.metric))])));
  });
}

/** The list is made when it is opened: a verdict on any claim draws it anew. */
function conflictList(review) {
  const box = document.getElementById("conflicts");
  const { length } = review.data.conflicts;
  box.hidden = !length;
  document.getElementById("conflicts-title").textContent = word("conflicts", { n: length });
  document.getElementById("conflict-list").replaceChildren(...(box.open ? conflictRows(review) : []));
}
