// The claims on the right.
const FACETS = ["indicator", "program", "region", "period", "unit", "status", "change", "role"];
const GROUPS = ["none", "indicator", "program", "region"];

function numberOf(now) {
  const value = now.value_max !== null && now.value_max !== undefined ? `${now.value}–${now.value_max}` : now.value;
  const sign = { about: "约", nearly: "近", over: "超过", at_least: "≥", at_most: "≤" }[now.modifier] ?? "";
  return `${sign}${value.replace(/\d+/, (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ","))} ${now.unit}`;
}

function placeOf(locator) {
  if (!locator) return "";
  return Object.entries(locator).filter(([name, value]) => value !== null && name !== "box").map(([name, value]) => `${WORDS[language].locator[name]} ${value}`).join(language === "zh" ? "，" : ", ");
}

/** Items in groups that stand in the order of their first item, those without a name last. */
function grouped(items, nameOf) {
  const groups = new Map();
  for (const item of items) {
    const name = nameOf(item);
    if (groups.has(name)) groups.get(name).push(item); else groups.set(name, [item]);
  }
  return [...groups].sort(([a], [b]) => (a === BLANK) - (b === BLANK));
}

function groupHead(name, blank, count) {
  return element("li", { class: "group" }, element("h3", {}, name === BLANK ? word(blank) : name), element("span", {}, String(count)));
}

/** Where, when and of what programme a claim is, as one line. */
function ofLine(now) {
  const parts = [now.region && [now.region], now.period && [element("span", { class: "when" }, ...periodNodes(now.period))], now.program && [now.program], now.status === "planned" && [word("planned")]].filter(Boolean);
  const line = element("div", { class: "of" }, ...parts.flatMap((part, at) => (at ? [" · ", ...part] : part)));
  if (!parts.length) line.append(word("none"));
  return line;
}

function whatLine(now) {
  const change = now.change === "none" ? "" : ` ${{ increase: "↑", decrease: "↓" }[now.change]}${word(now.change)}`;
  const role = now.role ? element("span", { class: "role" }, { from: "◁ ", to: "▷ " }[now.role] + word(now.role)) : null;
  return element("div", { class: "what" }, element("bdi", {}, now.metric), " ", element("span", { class: "number" }, numberOf(now) + change), role && " ", role);
}

class ClaimList {
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.rows = new Map();
  }

  show(review) {
    this.review = review;
    this.current = null;
    this.rows.clear();
    for (const item of review.claims) this.rows.set(item.id, this.row(item));
    this.arrange("position", () => true);
  }

  /** Order and filter the rows. RETURNS the claims shown. */
  arrange(order, wanted, group = "none") {
    const items = [...this.review.claims];
    const text = (name) => (a, b) => (a.now[name] ?? "").localeCompare(b.now[name] ?? "", "zh") || a.start - b.start;
    const by = {
      position: (a, b) => a.start - b.start,
      value: (a, b) => Number(b.now.value) - Number(a.now.value) || a.start - b.start,
      look: (a, b) => b.made.looks.length - a.made.looks.length || a.start - b.start,
    };
    items.sort(by[order] ?? text(order));
    const kept = items.filter(wanted);
    const rowOf = (item) => this.rows.get(item.id);
    if (group === "none") {
      this.items = kept;
      this.root.replaceChildren(...kept.map(rowOf));
      return this.items;
    }
    const groups = grouped(kept, (item) => valueOf(item, group));
    this.items = groups.flatMap(([, some]) => some);
    const blank = group === "indicator" ? "no_indicator" : "none";
    this.root.replaceChildren(...groups.flatMap(([name, some]) => [groupHead(name, blank, some.length), ...some.map(rowOf)]));
    return this.items;
  }

  row(item) {
    const row = element("li", { class: "claim", id: `c${item.id}`, "data-id": item.id, tabindex: "-1" });
    this.draw(item, row);
    return row;
  }

  draw(item, row = this.rows.get(item.id)) {
    const { now, made } = item;
    row.dataset.verdict = item.verdict;
    const state = item.verdict === "unseen" ? null : element("span", { class: "state" }, { right: "✓ ", wrong: "✗ ", edited: "✎ ", added: "＋ " }[item.verdict] + word(item.verdict));
    const parts = [state, whatLine(now), ofLine(now)];
    if (made.looks.length) parts.push(element("div", { class: "looks" }, "⚑ " + made.looks.map((look) => word(`look_${look}`)).join("，")));
    if (item === this.current) parts.push(this.details(item), this.tools(item));
    row.replaceChildren(...parts.filter(Boolean));
  }

  details(item) {
    const list = element("dl", { class: "more" });
    const line = (name, ...values) => list.append(element("dt", {}, name), element("dd", {}, ...values));
    const found = item.made.indicator;
    if (found) line(word("indicator"), indicatorWords(found));
    if (found && (found.unit !== item.now.unit || found.value !== item.now.value)) line(word("comparable"), numberOf({ ...found, value_max: null, modifier: "exact" }));
    for (const [field, spans] of grouped(this.review.evidence(item), (one) => one.field)) {
      const links = spans.map((one) => element("button", { type: "button", class: "link", "data-go": `${one.start}-${one.end}` }, element("q", {}, one.quote)));
      const inherited = item.made.inherited.includes(field) ? `（${word("inherited")}）` : "";
      line(word(field), ...links.flatMap((link, at) => (at ? [" … ", link] : [link])), inherited);
    }
    if (item.made.locator) line(word("place"), placeOf(item.made.locator));
    if (item.made.rule) line(word("rule"), item.made.rule);
    return list;
  }

  tools(item) {
    const button = (act, key) => element("button", { type: "button", "data-act": act, "aria-keyshortcuts": key }, `${word(act)} (${key})`);
    return element("div", { class: "tools" }, button("right", "y"), button("wrong", "n"), button("edit", "e"));
  }

  select(item) {
    const before = this.current;
    this.current = item;
    if (before !== null && this.rows.has(before.id)) {
      const row = this.rows.get(before.id);
      row.classList.remove("current");
      row.removeAttribute("aria-current");
      this.draw(before);
    }
    if (item === null) return;
    const row = this.rows.get(item.id);
    row.classList.add("current");
    row.setAttribute("aria-current", "true");
    this.draw(item);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  /** The claim so many places on from the current one among those shown. */
  beside(step) {
    if (!this.items.length) return null;
    const at = this.items.indexOf(this.current);
    if (at < 0) return this.items[step > 0 ? 0 : this.items.length - 1];
    return this.items[Math.min(Math.max(at + step, 0), this.items.length - 1)];
  }
}
