// The report on the left: its paragraphs and tables in pieces, each of which knows where it begins.
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Text as nodes; characters that nobody sees, or that turn what follows them, are shown by their code. */
function shown(text, start) {
  const nodes = [];
  let from = 0;
  const piece = (end) => { if (end > from) nodes.push(element("span", { "data-s": start + from }, text.slice(from, end))); };
  for (const match of text.matchAll(CONTROLS)) {
    piece(match.index);
    if (match[0] !== "\r") nodes.push(element("span", { class: "control", "data-s": start + match.index, "data-code": `U+${match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}` }));
    from = match.index + 1;
  }
  piece(text.length);
  return nodes;
}

class TextPane {
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.blocks = [];
    this.marked = [];
  }

  show(review) {
    this.review = review;
    this.blocks = [];
    this.current = null;
    const text = review.data.text;
    const nodes = [];
    let table = null;
    let start = 0;
    for (const line of text.split("\n")) {
      const end = start + line.length;
      if (line.includes("\t")) {
        if (table === null) nodes.push((table = element("table", {}, element("tbody"))));
        const row = element("tr");
        let from = start;
        for (const cell of line.split("\t")) {
          row.append(this.block("td", from, from + cell.length));
          from += cell.length + 1;
        }
        table.firstChild.append(row);
      } else {
        table = null;
        if (line.trim()) nodes.push(this.block("p", start, end));
      }
      start = end + 1;
    }
    this.fill(this.blocks);
    this.root.replaceChildren(...nodes);
    this.root.scrollTop = 0;
  }

  block(tag, start, end) {
    const node = element(tag);
    this.blocks.push({ node, start, end });
    return node;
  }

  /** Blocks that hold characters of a span, by bisection. */
  within(start, end) {
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.blocks[middle].end <= start) low = middle + 1; else high = middle;
    }
    const found = [];
    for (let at = low; at < this.blocks.length && this.blocks[at].start < end; at += 1) found.push(this.blocks[at]);
    return found;
  }

  /** Draw blocks anew: claims as marks, skipped numbers when asked for, evidence of the current claim over both. */
  fill(blocks) {
    const { claims, data, offsets } = this.review;
    const skipped = this.skipped ? data.skipped.map((one) => ({ start: offsets.unit(one.start), end: offsets.unit(one.end), reason: one.skipped })) : [];
    const evidence = this.current === null ? [] : this.review.evidence(this.current).filter((one) => one.end > one.start);
    for (const block of blocks) {
      const inside = (span) => span.start < block.end && block.start < span.end;
      const here = { claims: claims.slice(this.first(claims, block.start)), evidence: evidence.filter(inside), skipped: skipped.filter(inside) };
      const marks = [];
      for (const item of here.claims) {
        if (item.start >= block.end) break;
        if (inside(item)) marks.push(item);
      }
      const cuts = new Set([block.start, block.end]);
      for (const span of [...marks, ...here.evidence, ...here.skipped])
        for (const at of [span.start, span.end]) if (at > block.start && at < block.end) cuts.add(at);
      const edges = [...cuts].sort((a, b) => a - b);
      const nodes = [];
      let open = null;
      for (let at = 0; at + 1 < edges.length; at += 1) {
        const [start, end] = [edges[at], edges[at + 1]];
        const covers = (span) => span.start <= start && end <= span.end;
        let pieces = shown(data.text.slice(start, end), start);
        for (const one of here.evidence.filter(covers)) {
          const last = end === Math.min(one.end, block.end) ? WORDS[language].short[one.field] : "";
          pieces = [element("span", { class: `ev ev-${one.field}`, "data-field": one.field, "data-short": last }, ...pieces)];
        }
        const skip = here.skipped.find(covers);
        if (skip) pieces = [element("span", { class: "skip", title: reason(skip.reason) }, ...pieces)];
        const item = marks.find(covers);
        if (item === undefined) { open = null; nodes.push(...pieces); continue; }
        if (open === null || open.dataset.claim !== item.id) {
          open = element("mark", { "data-claim": item.id, "data-verdict": item.verdict, tabindex: "-1", class: item === this.current ? "current" : null });
          nodes.push(open);
        }
        open.append(...pieces);
      }
      block.node.replaceChildren(...nodes);
    }
  }

  first(claims, start) {
    let low = 0;
    let high = claims.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (claims[middle].end <= start) low = middle + 1; else high = middle;
    }
    return low;
  }

  touched(item) {
    if (item === null) return [];
    return [...this.within(item.start, item.end), ...this.review.evidence(item).flatMap((one) => this.within(one.start, one.end))];
  }

  select(item) {
    const before = this.current;
    this.current = item;
    this.fill([...new Set([...this.touched(before), ...this.touched(item)])]);
    if (item !== null) this.reveal(item.start, item.end);
  }

  redraw(item) { this.fill(this.within(item.start, item.end)); }

  reveal(start, end) {
    const block = this.within(start, end)[0];
    if (block === undefined) return;
    const target = [...block.node.querySelectorAll("[data-s]")].find((node) => Number(node.dataset.s) >= start) ?? block.node;
    if (getComputedStyle(this.root).overflowY === "visible") { target.scrollIntoView({ block: "center" }); return; }
    // Only the pane scrolls: on a phone the page round it would scroll too, and the claim below go out of sight.
    const [box, pane] = [target.getBoundingClientRect(), this.root.getBoundingClientRect()];
    this.root.scrollTop += box.top - pane.top - (pane.height - box.height) / 2;
  }

  /** The selected characters, as UTF-16 offsets; null when nothing of the report is selected. */
  selection() {
    const chosen = getSelection();
    if (chosen === null || chosen.isCollapsed || !this.root.contains(chosen.anchorNode) || !this.root.contains(chosen.focusNode)) return null;
    const range = chosen.getRangeAt(0);
    const at = (node, offset, after) => {
      if (node.nodeType === Node.TEXT_NODE) return Number(node.parentNode.dataset.s) + offset;
      const near = after ? node.childNodes[offset - 1] : node.childNodes[offset];
      const pieces = near?.nodeType === Node.ELEMENT_NODE ? (near.matches("[data-s]") ? [near] : [...near.querySelectorAll("[data-s]")]) : [];
      if (!pieces.length) return NaN;
      const piece = after ? pieces[pieces.length - 1] : pieces[0];
      return Number(piece.dataset.s) + (after ? piece.textContent.length : 0);
    };
    const [start, end] = [at(range.startContainer, range.startOffset, false), at(range.endContainer, range.endOffset, true)];
    return start < end ? { start, end } : null;
  }
}
