// A claim is edited, or one is added for a number that was missed.
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
