// Periods (EDTF) as a reader says them: 2021/2025 is 2021年至2025年, ../2021-06 is 截至2021年6月.
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/** Year, month and day of a date, as far as it has them; null for what is no date. */
function dateOf(text) {
  const found = DATE.exec(text);
  return found === null ? null : found.slice(1).map((part) => (part === undefined ? 0 : Number(part)));
}

const SAY = {
  zh: {
    date: ([year, month, day]) => `${year}年${month ? `${month}月` : ""}${day ? `${day}日` : ""}`,
    range(first, last) {
      const [year, month, day] = last;
      const sameYear = first[0] === year && month > 0;
      const end = sameYear ? `${first[1] === month && day ? "" : `${month}月`}${day ? `${day}日` : ""}` : SAY.zh.date(last);
      return `${SAY.zh.date(first)}至${end}`;
    },
    until: (date) => `截至${date[1] === 12 && date[2] === 31 ? `${date[0]}年底` : SAY.zh.date(date)}`,
    since: (date) => `${SAY.zh.date(date)}起`,
  },
  en: {
    date: ([year, month, day]) => [day || null, month ? MONTHS[month - 1] : null, year].filter(Boolean).join(" "),
    range(first, last) {
      const sameYear = first[0] === last[0] && first[1] > 0;
      const sameMonth = sameYear && first[1] === last[1] && first[2] > 0;
      const begin = sameMonth ? String(first[2]) : sameYear ? [first[2] || null, MONTHS[first[1] - 1]].filter(Boolean).join(" ") : SAY.en.date(first);
      return `${begin} to ${SAY.en.date(last)}`;
    },
    until: (date) => (date[1] === 12 && date[2] === 31 ? `by the end of ${date[0]}` : `up to ${SAY.en.date(date)}`),
    since: (date) => `since ${SAY.en.date(date)}`,
  },
};

/** A period in words; what is none of the forms used here stays as it is. */
function periodIn(said, period) {
  const parts = period.split("/");
  const [first, last] = parts.map(dateOf);
  if (parts.length === 1) return first ? said.date(first) : period;
  if (parts.length !== 2) return period;
  if (parts[0] === "..") return last ? said.until(last) : period;
  if (parts[1] === "..") return first ? said.since(first) : period;
  return first && last ? said.range(first, last) : period;
}

function periodWords(period) { return period === null || period === undefined ? "" : periodIn(SAY[language], period); }

/** A period in words with its EDTF beside it, where that says more than the year in words does. */
function periodNodes(period) {
  const words = periodWords(period);
  return words === period || /^\d{4}$/.test(period) ? [words] : [words, " ", element("span", { class: "edtf" }, period)];
}
