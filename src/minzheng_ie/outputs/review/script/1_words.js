// The page's words in both languages.
const WORDS = {
  zh: {
    documents: "文档", export: "导出核对结果", load: "载入核对结果", help: "按键", search: "查找", program: "事项", region: "地区", period: "时间",
    unit: "单位", status: "状态", change: "增减", look: "请留意", verdict: "核对", sort: "排序", skipped: "显示未取的数字", save: "保存", cancel: "取消",
    close: "关闭", add: "添加此数", text: "报告原文", claims: "数据", metric: "指标", value: "数值", value_max: "上限", modifier: "约数", any: "不限",
    none: "（无）", right: "正确", wrong: "错误", edited: "已改", added: "新增", unseen: "未核对", edit: "修改", evidence: "依据", inherited: "承前",
    rule: "规则", measure: "类别", place: "文件位置", position: "原文顺序", count: "{shown} / {all} 条；已核对 {done} 条", kind: "文种", title: "标题",
    issuer: "发布单位", written: "成文", posted: "发布", reports_on: "所报时间", source: "来源", english: "English",
    saved: "已导出 {n} 条", loaded: "已载入 {n} 条核对结果", other_text: "核对结果属于另一份文本，未载入：{doc}", not_read: "无法读取：第 {line} 行不是核对结果",
    bad_value: "数值须为数字，如 1234.5", bad_metric: "指标不能为空", bad_period: "时间须为 EDTF，如 2023、2023-06、2023-01/2023-06、../2023-12-31", no_claim: "没有数据",
    edit_title: "修改数据", add_title: "添加数据", doc_claims: "{n} 条，{looks} 条请留意", overlaps: "所选文字与已有数据重叠",
    actual: "实际", planned: "计划", "none ": "无", increase: "增加", decrease: "减少", exact: "确数", about: "约", nearly: "近", over: "超过", at_least: "至少", at_most: "至多",
    look_far: "承自远处", look_no_region: "无地区", look_no_period: "无时间", look_unsure_place: "全文地区不确定", look_unsure_time: "全文时间不确定", look_bare_metric: "指标过短", look_unit_elsewhere: "单位在别处",
    look_conflict: "与另一处不同", role: "变动", from: "变动前", to: "变动后", indicator: "统计指标", group: "分组", ungrouped: "不分组", document: "文档",
    no_indicator: "（未归入统计指标）", more: "筛选", more_n: "筛选（{n} 项）", clear: "清除", conflicts: "前后不一的数：{n} 处", settled: "已处理", comparable: "可比数值",
    check: "核对数据", all_reports: "全部报告", all_documents: "{n} 份报告", all_counts: "{claims} 条数据，{looks} 条请留意，{conflicts} 处前后不一", search_all: "在全部报告里查找", search_hint: "指标、原文、地区、时间、事项、统计指标；空格隔开几个词",
    doc_conflicts: "{n} 处不一", doc_found: "找到 {n} 条，共 {all} 条", doc_done: "已核对 {n} 条", found: "{n} 条数据，出自 {docs} 份报告", found_first: "前 {shown} 条，共 {n} 条，出自 {docs} 份报告", show_more: "再显示 {n} 条", key_index: "全部文档",
    any_look: "任何一项", key_next: "下一条", key_previous: "上一条", key_right: "正确，并到下一条", key_wrong: "错误，并到下一条", key_edit: "修改", key_search: "查找", key_undo: "撤销核对", key_add: "添加选中的数字", key_close: "关闭",
    short: { metric: "指", region: "地", period: "时", program: "项", unit: "单", change: "增", status: "状" },
    kinds: { annual: "年度总结", part_year: "阶段总结", bulletin: "公报", news: "新闻", press_conference: "发布会", interview: "访谈", plan: "计划", notice: "通知", budget: "预算", open_information: "信息公开年报", table: "统计表" },
    locator: { page: "页", paragraph: "段", table: "表", row: "行", column: "列", sheet: "工作表", cell: "单元格" },
  },
  en: {
    documents: "Documents", export: "Export review", load: "Load review", help: "Keys", search: "Search", program: "Program", region: "Region", period: "Period",
    unit: "Unit", status: "Status", change: "Change", look: "Needs a look", verdict: "Review", sort: "Sort", skipped: "Show skipped numbers", save: "Save", cancel: "Cancel",
    close: "Close", add: "Add this number", text: "Report", claims: "Claims", metric: "Metric", value: "Value", value_max: "Up to", modifier: "Modifier", any: "any",
    none: "(none)", right: "right", wrong: "wrong", edited: "edited", added: "added", unseen: "not reviewed", edit: "Edit", evidence: "Evidence", inherited: "inherited",
    rule: "Rule", measure: "Measure", place: "Place in file", position: "text order", count: "{shown} of {all} claims, {done} reviewed", kind: "Kind", title: "Title",
    issuer: "Issuer", written: "Written", posted: "Posted", reports_on: "Reports on", source: "Source", english: "中文",
    saved: "{n} claims exported", loaded: "{n} reviewed claims loaded", other_text: "This review belongs to another text and was not loaded: {doc}", not_read: "Cannot be read: line {line} is no review",
    bad_value: "The value must be a number such as 1234.5", bad_metric: "The metric must not be empty", bad_period: "The period must be EDTF: 2023, 2023-06, 2023-01/2023-06", no_claim: "No claims",
    edit_title: "Edit claim", add_title: "Add claim", doc_claims: "{n} claims, {looks} need a look", overlaps: "The selection overlaps a claim",
    actual: "actual", planned: "planned", "none ": "none", increase: "increase", decrease: "decrease", exact: "exact", about: "about", nearly: "nearly", over: "over", at_least: "at least", at_most: "at most",
    look_far: "inherited from far away", look_no_region: "no region", look_no_period: "no period", look_unsure_place: "document's place unsure", look_unsure_time: "document's time unsure", look_bare_metric: "very short metric", look_unit_elsewhere: "unit told elsewhere",
    look_conflict: "differs from another", role: "Move", from: "before the move", to: "after the move", indicator: "Indicator", group: "Group", ungrouped: "none", document: "document",
    no_indicator: "(no indicator)", more: "Filters", more_n: "Filters ({n})", clear: "Clear", conflicts: "Told twice and differently: {n}", settled: "settled", comparable: "Comparable value",
    check: "Review", all_reports: "All reports", all_documents: "{n} reports", all_counts: "{claims} claims, {looks} need a look, {conflicts} told twice and differently", search_all: "Search all reports", search_hint: "metric, quote, region, period, program, indicator; several words with blanks between",
    doc_conflicts: "{n} differ", doc_found: "{n} of {all} claims", doc_done: "{n} reviewed", found: "{n} claims in {docs} reports", found_first: "first {shown} of {n} claims in {docs} reports", show_more: "Show {n} more", key_index: "all documents",
    any_look: "any", key_next: "next claim", key_previous: "previous claim", key_right: "right, and next", key_wrong: "wrong, and next", key_edit: "edit", key_search: "search", key_undo: "take the verdict back", key_add: "add the selected number", key_close: "close",
    short: { metric: "M", region: "R", period: "T", program: "P", unit: "U", change: "C", status: "S" },
    kinds: { annual: "annual summary", part_year: "summary of part of a year", bulletin: "bulletin", news: "news", press_conference: "press conference", interview: "interview", plan: "plan", notice: "notice", budget: "budget", open_information: "open information", table: "table" },
    locator: { page: "page", paragraph: "paragraph", table: "table", row: "row", column: "column", sheet: "sheet", cell: "cell" },
  },
};
let language = "zh";

function reason(name) { return language === "zh" ? REASONS[name] ?? name : name.replaceAll("_", " "); }

function word(key, values = {}) {
  const found = WORDS[language][key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
