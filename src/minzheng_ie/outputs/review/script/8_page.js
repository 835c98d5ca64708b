// What the reader does.
const $ = (id) => document.getElementById(id);
const reviews = [...document.querySelectorAll("script.report")].map((node) => new Review(node));
const pane = new TextPane($("text"));
const list = new ClaimList($("claims"));
const index = new Index(reviews);
let review = null;
let saying = 0;

function say(text) {
  $("said").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => { $("said").textContent = ""; }, 4000);
}

function select(item) {
  list.select(item);
  pane.select(item);
}

function judge(verdict, step = 1) {
  const item = list.current;
  if (item === null) return;
  if (item.verdict === "added" && verdict === "right") verdict = "added";
  if (verdict === "unseen") item.now = item.made;
  item.verdict = verdict;
  review.kept = false;
  list.draw(item);
  pane.redraw(item);
  tell();
  if (step) select(list.beside(step));
}

/** How far the review of the report shown has come. */
function tell() {
  const done = review.claims.filter((item) => item.verdict !== "unseen").length;
  $("count").textContent = word("count", { shown: list.items.length, all: review.claims.length, done });
  conflictList(review);
  const set = [...$("more").querySelectorAll("select")].filter((one) => one.value !== "").length;
  $("clear").hidden = !set;
  $("more-title").textContent = set ? word("more_n", { n: set }) : word("more");
}

function wanted() {
  const words = wordsOf($("q").value);
  const chosen = FACETS.map((field) => [field, $(`f-${field}`).value]).filter(([, value]) => value !== "");
  const look = $("f-look").value;
  const verdict = $("f-verdict").value;
  return (item) => chosen.every(([field, value]) => valueOf(item, field) === value)
    && (look === "" || (look === "*" ? item.made.looks.length > 0 : item.made.looks.includes(look)))
    && (verdict === "" || item.verdict === verdict)
    && matches(item, words);
}

function filter() {
  list.arrange($("sort").value, wanted(), $("group").value);
  if (list.current !== null && !list.items.includes(list.current)) select(null);
  tell();
}

function options(select, values) {
  const before = select.value;
  select.replaceChildren(...values.map(([value, text]) => element("option", { value }, text)));
  if (values.some(([value]) => value === before)) select.value = before;
}

function facets() {
  for (const field of FACETS) {
    const counts = new Map();
    for (const item of review.claims) counts.set(valueOf(item, field), (counts.get(valueOf(item, field)) ?? 0) + 1);
    const values = [...counts].sort(([a], [b]) => a.localeCompare(b, "zh"));
    const name = (value) => (value === BLANK ? word("none") : field === "change" && value === "none" ? word("none ") : CHOICES[field] ? word(value) : field === "period" && periodWords(value) !== value ? `${periodWords(value)}  ${value}` : value);
    options($(`f-${field}`), [["", word("any")], ...values.map(([value, n]) => [value, `${name(value)} (${n})`])]);
  }
  const looks = [...new Set(review.claims.flatMap((item) => item.made.looks))];
  options($("f-look"), [["", word("any")], ["*", word("any_look")], ...looks.map((look) => [look, word(`look_${look}`)])]);
  options($("f-verdict"), [["", word("any")], ...["unseen", "right", "wrong", "edited", "added"].map((name) => [name, word(name)])]);
  options($("group"), GROUPS.map((name) => [name, word(name === "none" ? "ungrouped" : name)]));
  options($("sort"), ["position", "metric", "value", "region", "period", "program", "look"].map((name) => [name, word(name)]));
}

function about() {
  const { document: info, format, encoding, warnings } = review.data;
  $("doc-title").textContent = info.title || review.doc;
  document.title = `${review.doc} · ${word("check")} · minzheng_ie`;
  const lines = [["source", [review.doc, format, encoding].filter(Boolean).join(" · ")], ["kind", WORDS[language].kinds[info.kind] ?? info.kind]];
  for (const name of ["issuer", "region", "written", "posted", "reports_on"]) lines.push([name, info[name]]);
  $("about").replaceChildren(...lines.filter(([, value]) => value).map(([name, value]) => {
    const spans = (info.evidence[name] ?? []).slice(0, 1);
    if (["written", "posted", "reports_on"].includes(name)) value = periodWords(value);
    const shownValue = spans.length
      ? element("button", { type: "button", class: "link", "data-go": spans.map((one) => `${review.offsets.unit(one.start)}-${review.offsets.unit(one.end)}`)[0], title: spans[0].quote }, value)
      : value;
    return element("div", {}, element("dt", {}, word(name)), element("dd", {}, shownValue));
  }));
  $("warnings").replaceChildren(...warnings.map((line) => element("li", {}, line)));
}

function skippedList() {
  const on = $("show-skipped").checked;
  $("skipped").hidden = !on;
  $("skipped").replaceChildren(...(on ? review.data.skipped : []).map((one) => element("li", { class: "skipped-row" },
    element("button", { type: "button", class: "link", "data-go": `${review.offsets.unit(one.start)}-${review.offsets.unit(one.end)}` }, one.quote), ` ${reason(one.skipped)}`)));
}

/** Show a report, or the page of all of them. */
function show(chosen) {
  chosen.open();
  chosen.shown = true;
  review = chosen;
  view("report");
  pane.skipped = $("show-skipped").checked;
  list.show(review);
  pane.show(review);
  labels();
  filter();
}

function view(name) {
  document.body.dataset.view = name;
  $("home").hidden = name !== "index";
  for (const id of ["main", "about", "warnings"]) $(id).hidden = name === "index";
  $("index-open").hidden = reviews.length < 2 || name === "index";
}

function showIndex() {
  view("index");
  labels();
  $("index-q").focus();
}

function findAll() { index.draw($("index-q").value, $("index-group").value); }

/** All words of the page, in the language of the moment. */
function labels() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = word(node.dataset.t);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
  $("language").textContent = word("english");
  $("language").lang = language === "zh" ? "en" : "zh-CN";
  const keys = [["j", "key_next"], ["k", "key_previous"], ["y", "key_right"], ["n", "key_wrong"], ["u", "key_undo"], ["e", "key_edit"], ["a", "key_add"], ["/", "key_search"], ["Esc", "key_close"], ...(reviews.length > 1 ? [["i", "key_index"]] : [])];
  $("keys").replaceChildren(...keys.flatMap(([key, name]) => [element("dt", {}, element("kbd", {}, key)), element("dd", {}, word(name))]));
  $("index-q").placeholder = word("search_hint");
  options($("index-group"), FOUND_GROUPS.map((name) => [name, word(name)]));
  if (document.body.dataset.view === "index") {
    $("doc-title").textContent = word("check");
    document.title = `${word("all_documents", { n: reviews.length })} · ${word("check")} · minzheng_ie`;
    findAll();
    return;
  }
  about();
  facets();
  skippedList();
  tell();
}

let editing = null;

function edit(item, span = null) {
  editing = { item, span };
  const now = item?.now ?? { metric: "", value: numeral(span), value_max: null, unit: "", modifier: "exact", region: review.data.document.region, period: review.data.document.reports_on, program: null, change: "none", status: "actual", role: null };
  $("edit-title").textContent = word(item ? "edit_title" : "add_title");
  $("edit-quote").textContent = item?.made.quote ?? review.data.text.slice(span.start, span.end);
  $("edit-error").textContent = "";
  $("edit-fields").replaceChildren(...EDITABLE.map((field) => {
    const name = word(field);
    if (CHOICES[field]) {
      const choice = element("select", { name: field }, ...CHOICES[field].map((value) => element("option", { value }, word(value === "none" || value === "" ? "none " : value))));
      choice.value = now[field] ?? "";
      return element("label", {}, element("span", {}, name), choice);
    }
    const input = element("input", { name: field, type: "text", autocomplete: "off" });
    input.value = now[field] ?? "";
    if (field !== "period") return element("label", {}, element("span", {}, name), input);
    const hint = element("span", { class: "hint", id: "edit-period" }, periodWords(now.period));
    input.setAttribute("aria-describedby", "edit-period");
    input.addEventListener("input", () => { hint.textContent = periodWords(input.value.trim()); });
    return element("label", {}, element("span", {}, name), element("span", {}, input, hint));
  }));
  $("edit").showModal();
  $("edit-fields").querySelector("input").focus();
}

/** The digits of a selection, to start from; units and scales are the reader's. */
function numeral(span) {
  const text = review.data.text.slice(span.start, span.end).normalize("NFKC").replace(/,/g, "");
  return text.match(/-?\d+(\.\d+)?/)?.[0] ?? "";
}

function save(event) {
  const fields = Object.fromEntries(EDITABLE.map((field) => {
    const value = $("edit-fields").querySelector(`[name=${field}]`).value.trim();
    return [field, value === "" && NULLABLE.has(field) ? null : value];
  }));
  const wrong = fault(fields);
  if (wrong !== null) {
    event.preventDefault();
    $("edit-error").textContent = word(wrong);
    return;
  }
  let { item } = editing;
  if (item === null) {
    const id = review.add(editing.span.start, editing.span.end, fields);
    item = review.claims.find((one) => one.id === id);
    list.rows.set(id, list.row(item));
  } else {
    item.now = { ...item.made, ...fields };
    if (item.verdict !== "added") item.verdict = "edited";
  }
  review.kept = false;
  facets();
  filter();
  pane.redraw(item);
  select(item);
}

function addSelected() {
  const span = pane.selection();
  if (span === null) return;
  if (review.overlaps(span.start, span.end)) { say(word("overlaps")); return; }
  $("add").hidden = true;
  edit(null, span);
}

function exportAll() {
  const lines = reviews.filter((one) => one.shown || one.done).flatMap((one) => one.exported());
  const blob = new Blob([lines.map((line) => `${JSON.stringify(line)}\n`).join("")], { type: "application/jsonl" });
  const link = element("a", { href: URL.createObjectURL(blob), download: `${(review ?? { doc: "" }).doc.split("/").pop().replace(/\.[^.]*$/, "") || "review"}.review.jsonl` });
  document.body.append(link);
  link.click();
  link.remove();
  for (const one of reviews) one.kept = true;
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(word("saved", { n: lines.filter((line) => line.start !== undefined).length }));
}

async function load(file) {
  let told;
  try { told = readExport(await file.text()); } catch (line) { say(word("not_read", { line })); return; }
  let taken = 0;
  const others = [];
  for (const [header, lines] of told) {
    const found = reviews.find((one) => one.doc === header.doc) ?? (reviews.length === 1 ? reviews[0] : undefined);
    const count = found === undefined ? -1 : found.take(header, lines);
    if (count < 0) others.push(header.doc); else taken += count;
  }
  if (review !== null) show(review); else showIndex();
  say(others.length ? word("other_text", { doc: others.join("、") }) : word("loaded", { n: taken }));
}

const ACTS = {
  j: () => select(list.beside(1)), k: () => select(list.beside(-1)), y: () => judge("right"), n: () => judge("wrong"), u: () => judge("unseen", 0),
  e: () => { if (list.current !== null) edit(list.current); }, a: addSelected, "/": () => $("q").focus(), i: () => { if (reviews.length > 1) showIndex(); }, "?": () => $("help").showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const typing = event.target.matches("input:not([type=checkbox]), select, textarea");
  if (typing) { if (event.key === "Escape") event.target.blur(); return; }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const act = document.body.dataset.view === "index" ? { "/": () => $("index-q").focus(), "?": ACTS["?"] }[key] : ACTS[key];
  if (act === undefined) return;
  event.preventDefault();
  act();
});

document.addEventListener("click", (event) => {
  const go = event.target.closest("[data-go]");
  if (go !== null) { pane.reveal(...go.dataset.go.split("-").map(Number)); event.stopPropagation(); return; }
  const chosen = event.target.closest("[data-doc], button[data-item]");
  if (chosen !== null) { goTo(chosen.dataset.doc, chosen.dataset.item); return; }
  const act = event.target.closest("[data-act]");
  if (act !== null) { if (act.dataset.act === "edit") edit(list.current); else judge(act.dataset.act); return; }
  const owner = event.target.closest("mark[data-claim], li.claim");
  if (owner === null || !getSelection().isCollapsed) return;
  const id = owner.dataset.claim ?? owner.dataset.id;
  const item = review.claims.find((one) => one.id === id);
  reveal(item);
});

/** Select a claim, whatever filter hides it. */
function reveal(item) {
  if (!list.items.includes(item)) { clear(); filter(); }
  select(item);
}

function clear() {
  const kept = [$("group").value, $("sort").value, $("show-skipped").checked];
  $("filters").reset();
  [$("group").value, $("sort").value, $("show-skipped").checked] = kept;
}

/** Lead to a report, or to a claim of it (without ``doc``: of the one shown). */
function goTo(doc, id) {
  if (doc !== undefined) { clear(); show(reviews.find((one) => one.doc === doc)); }
  if (id !== undefined) reveal(review.claims.find((one) => one.id === id));
}

document.addEventListener("selectionchange", () => {
  const span = review === null ? null : pane.selection();
  const plain = span !== null && span.end - span.start <= 60 && !review.overlaps(span.start, span.end);
  $("add").hidden = !plain;
  if (!plain) return;
  const box = getSelection().getRangeAt(0).getBoundingClientRect();
  $("add").style.left = `${Math.max(4, Math.min(box.left, innerWidth - 120))}px`;
  $("add").style.top = `${Math.max(4, box.top - 34)}px`;
});

$("add").addEventListener("mousedown", (event) => event.preventDefault());
$("add").addEventListener("click", addSelected);
$("edit").querySelector("form").addEventListener("submit", save);
$("edit-cancel").addEventListener("click", () => $("edit").close());
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("filters").addEventListener("input", (event) => { if (event.target.id !== "show-skipped") { filter(); return; }
  pane.skipped = event.target.checked;
  pane.fill(pane.blocks);
  skippedList();
});
$("export").addEventListener("click", exportAll);
$("load").addEventListener("change", (event) => { if (event.target.files.length) load(event.target.files[0]); event.target.value = ""; });
$("help-open").addEventListener("click", () => $("help").showModal());
$("index-open").addEventListener("click", showIndex);
$("index-q").addEventListener("input", () => { index.most = MOST; findAll(); });
$("index-group").addEventListener("change", findAll);
$("found-more").addEventListener("click", () => { index.most += MOST; findAll(); });
$("conflicts").addEventListener("toggle", () => conflictList(review));
$("clear").addEventListener("click", () => { clear(); filter(); });
$("home").addEventListener("submit", (event) => event.preventDefault());
$("language").addEventListener("click", () => { language = language === "zh" ? "en" : "zh"; labels();
  if (review === null) return;
  for (const item of review.claims) list.draw(item);
  if (document.body.dataset.view === "report") filter();
  pane.fill(pane.blocks);
});
addEventListener("beforeunload", (event) => { if (reviews.some((one) => one.claims?.some((item) => item.verdict !== "unseen") && !one.kept)) event.preventDefault(); });
$("more").open = innerWidth > 760;
if (reviews.length > 1) showIndex(); else if (reviews.length) show(reviews[0]);
