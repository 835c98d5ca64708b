// Documents, their claims, and what a reader says of them. Offsets on the wire are code points, those here UTF-16 units.
const EDITABLE = ["metric", "value", "value_max", "unit", "modifier", "region", "period", "program", "change", "status", "role"];
const CHOICES = {
  modifier: ["exact", "about", "nearly", "over", "at_least", "at_most"],
  change: ["none", "increase", "decrease"],
  status: ["actual", "planned"],
  role: ["", "from", "to"],
};
const NULLABLE = new Set(["value_max", "region", "period", "program", "role"]);
const BLANK = "\u0000"; // the choice of claims without a value
const NUMBER = /^-?\d+(\.\d+)?$/;
const PERIOD = /^(\.\.\/)?(\d{4}|\d{3}X)([-~?/.\dX]*)$/;

/** Code points of a text against UTF-16 units; both ways cost nothing where they are the same. */
class Offsets {
  constructor(text) {
    this.wide = /[\ud800-\udbff][\udc00-\udfff]/.test(text);
    if (!this.wide) return;
    this.units = [];
    for (let unit = 0; unit < text.length; unit += text.codePointAt(unit) > 0xffff ? 2 : 1) this.units.push(unit);
    this.units.push(text.length);
    this.points = new Map(this.units.map((unit, point) => [unit, point]));
  }
  unit(point) { return this.wide ? this.units[point] : point; }
  point(unit) { return this.wide ? this.points.get(unit) ?? this.points.get(unit - 1) : unit; }
}

/** One document of the page, read when it is first shown. */
class Review {
  constructor(node) {
    this.node = node;
    this.doc = node.dataset.doc;
    this.count = Number(node.dataset.claims);
    this.looks = Number(node.dataset.looks);
    this.head = JSON.parse(node.dataset.head);
    this.claims = null;
    this.shown = false;
  }

  open() {
    if (this.claims !== null) return;
    const data = JSON.parse(this.node.textContent);
    this.node.remove();
    this.data = data;
    this.offsets = new Offsets(data.text);
    this.claims = data.claims.map((claim) => ({ id: claim.id, made: claim, now: claim, verdict: "unseen" }));
    this.place();
  }

  /** Where claims stand in UTF-16 units, and their order in the text. */
  place() {
    for (const item of this.claims) {
      item.start = this.offsets.unit(item.made.start);
      item.end = this.offsets.unit(item.made.end);
    }
    this.claims.sort((a, b) => a.start - b.start || a.end - b.end);
  }

  evidence(item) {
    const found = [];
    for (const [field, spans] of Object.entries(item.made.evidence ?? {}))
      for (const span of spans)
        found.push({ field, start: this.offsets.unit(span.start), end: this.offsets.unit(span.end), quote: span.quote });
    return found;
  }

  get done() { return this.claims === null ? 0 : this.claims.filter((item) => item.verdict !== "unseen").length; }

  overlaps(start, end) { return this.claims.some((item) => item.start < end && start < item.end); }

  add(start, end, fields) {
    const quote = this.data.text.slice(start, end);
    const claim = { id: `+${start}`, start: this.offsets.point(start), end: this.offsets.point(end), quote, evidence: {}, inherited: [], looks: [], indicator: null, rule: "", ...fields };
    this.claims.push({ id: claim.id, made: claim, now: claim, verdict: "added" });
    this.place();
    return claim.id;
  }

  /** Gold lines: what was found right, edited or added counts, what nobody looked at is optional, what is wrong is left out. */
  exported() {
    const spans = (verdict) => this.claims.filter((item) => item.verdict === verdict).map((item) => [item.made.start, item.made.end]);
    const review = { sha256: this.data.sha256, right: spans("right"), wrong: spans("wrong"), edited: spans("edited"), added: spans("added") };
    const lines = [{ doc: this.doc, document: this.data.document, review }];
    for (const item of this.claims) {
      if (item.verdict === "wrong") continue;
      const line = { doc: this.doc, quote: item.made.quote, start: item.made.start, end: item.made.end };
      for (const field of EDITABLE) line[field] = item.now[field];
      for (const field of ["metric_alt", "region_alt", "period_alt", "program_alt"]) line[field] = [];
      if (item.verdict === "unseen") line.optional = true;
      lines.push(line);
    }
    return lines;
  }

  /** Take the verdicts of an exported review. RETURNS how many, -1 when they were made of another text. */
  take(header, lines) {
    this.open();
    if (header.review.sha256 !== this.data.sha256) return -1;
    const key = (start, end) => `${start}-${end}`;
    const told = new Map(lines.map((line) => [key(line.start, line.end), line]));
    const known = new Map(this.claims.map((item) => [key(item.made.start, item.made.end), item]));
    let taken = 0;
    for (const verdict of ["right", "wrong", "edited", "added"])
      for (const [start, end] of header.review[verdict] ?? []) {
        const line = told.get(key(start, end));
        let item = known.get(key(start, end));
        if (item === undefined && line !== undefined) {
          const id = this.add(this.offsets.unit(start), this.offsets.unit(end), fieldsOf(line));
          item = this.claims.find((one) => one.id === id);
        }
        if (item === undefined) continue;
        item.verdict = verdict;
        if (line !== undefined && verdict !== "right") item.now = { ...item.made, ...fieldsOf(line) };
        taken += 1;
      }
    return taken;
  }
}

/** The choices of a claim: its fields as they are now, and its indicator with the part of it. */
function valueOf(item, field) {
  if (field !== "indicator") return item.now[field] ?? BLANK;
  const found = item.made.indicator;
  return found === null ? BLANK : indicatorWords(found);
}

function indicatorWords(found) { return found.splits ? `${found.name}（${found.splits.replaceAll(";", "，").replaceAll("=", "：")}）` : found.name; }

/** Whether all words of a search stand in what a claim says, in whatever language its period is told. */
function matches(item, words) {
  if (!words.length) return true;
  const { now, made } = item;
  const period = now.period ? [now.period, periodIn(SAY.zh, now.period), periodIn(SAY.en, now.period)] : [];
  const indicator = made.indicator ? indicatorWords(made.indicator) : "";
  const said = [now.metric, made.quote, now.value, now.unit, now.region, now.program, indicator, ...period].join("\n").toLowerCase();
  return words.every((one) => said.includes(one));
}

function wordsOf(text) { return text.toLowerCase().split(/\s+/).filter(Boolean); }

function fieldsOf(line) {
  return Object.fromEntries(EDITABLE.map((field) => [field, line[field] ?? (field === "unit" || field === "metric" ? "" : null)]));
}

/** What is wrong with edited fields, as a word of the page; null when nothing is. */
function fault(fields) {
  if (!fields.metric.trim()) return "bad_metric";
  if (!NUMBER.test(fields.value) || (fields.value_max !== null && !NUMBER.test(fields.value_max))) return "bad_value";
  if (fields.period !== null && !PERIOD.test(fields.period)) return "bad_period";
  return null;
}

/** The documents' lines of an exported file. Throws the number of the first line that is none. */
function readExport(text) {
  const found = [];
  text.replace(/^\ufeff/, "").split("\n").forEach((raw, at) => {
    if (!raw.trim()) return;
    let line;
    try { line = JSON.parse(raw); } catch { throw at + 1; }
    if (line === null || typeof line !== "object") throw at + 1;
    if (line.document !== undefined && line.review !== undefined) found.push([line, []]);
    else if (found.length && Number.isInteger(line.start) && Number.isInteger(line.end)) found[found.length - 1][1].push(line);
    else throw at + 1;
  });
  return found;
}
