"""More whole pages, in the manner of sites that no office's system makes: papers, societies, logs, tables in tables."""

from __future__ import annotations

from collections.abc import Callable

from pages import Story


def newspaper(story: Story) -> str:
    """A news site: a ticker and an account above, a subtitle, boxes of other stories with whole sentences below and beside."""
    return f"""<html><head><meta charset="utf-8"><title>{story.title}--社会--某某网</title><meta name="publishdate" content="{story.day}">
<meta name="source" content="来源：某某网-社会频道 原创稿"></head><body><div class="h-nav"><span><a href="1">全省投入7731万元助老</a></span><span><a href="2">两地7732人转移</a></span></div>
<div class="h-info"><div class="h-title">{story.title}</div><div class="box01"><div class="fl">{story.day} 08:18&nbsp;&nbsp;来源：<a href="c">{story.source}</a></div></div></div>
<div class="w1000 con"><div class="fl con_left"><div class="box_con" id="zw"><span class="tj">图集</span>
{story.body()}
<div class="zdfy"><a href="p1">【1】</a><a href="p2">【2】</a></div><div class="zan">+7733</div><div class="edit">(责编:某甲、某乙)</div></div>
<div id="tjyd"><div class="box_read"><h2>推荐阅读</h2><div class="hd"><p><strong>养老服务四十年</strong>
全国已有养老机构7734家,床位达到7735万张,今年还将投入7736亿元,某某网记者走访了十个省份。<a href="d">【详细】</a></p><h6><a href="e">专题</a>|<a href="f">访谈</a></h6></div>
<div class="hd"><p>我省去年救助流浪乞讨人员7737人次,支出7738万元,各地还在探索新的办法。<a href="d">【详细】</a></p></div></div></div>
<div id="tp"><div class="box_pic"><h2>精彩图集</h2><ul><li><a href="g"><img alt="7739">7740件展品亮相</a></li></ul></div></div></div>
<div class="fr con_right"><div class="box_ph"><h2>热点排行</h2><ol><li><a href="h">留言超7741项</a></li></ol></div></div></div>
<div class="bot">某 某 网 版 权 所 有 ,未 经 书 面 授 权 禁 止 使 用<br>Copyright 1977-2077</div></body></html>"""


def nested(story: Story) -> str:
    """Tables in tables: the day stands below the text, the name of the office behind the title after a blank."""
    return f"""<html><head><title>{story.title} {story.source}_某市新闻网</title><meta charset="utf-8"></head><body><center><table width="950"><tbody><tr><td>
<iframe src="top.html"></iframe><table><tbody><tr><td><img src="t.gif"></td></tr></tbody></table><table><tbody><tr><td colspan="3"></td></tr><tr><td width="4"></td><td>
<table><tbody><tr><td>&nbsp;现在位置: <a href="a">首页</a> &gt;&gt; <a href="b">要闻7751</a> &gt;&gt; 正文</td></tr></tbody></table><br><div style="display:none">专题7752</div>
<table width="90%"><tbody><tr><td><div align="center"><span class="Title"><b>{story.title}</b></span><br><table><tbody><tr><td height="6"></td></tr></tbody></table>
<font color="#C30000">来源于:{story.source}</font></div></td></tr><tr><td height="8"></td></tr><tr><td style="line-height:166%">{story.body()}</td></tr>
<tr><td>&nbsp;</td></tr><tr><td align="center"><font color="#666">发布日期:{story.day}
责任编辑:某丙</font></td></tr><tr><td class="QuickButton">【<a href="javascript:print()">打印本页</a>】【<a href="javascript:close()">关闭窗口</a>】</td></tr></tbody></table>
</td></tr></tbody></table></td></tr><tr><td><iframe src="foot.html"></iframe></td></tr></tbody></table></center></body></html>"""


def society(story: Story) -> str:
    """A society's site: the window and a heading name the column only, the title is a small heading in the text's block."""
    return f"""<html><head><meta charset="utf-8"><title>新闻动态--某某协会官网</title></head><body><div class="head_top"><ul><li><div id="n2">协会概况<p class="sec">
<a href="1">章程</a><a href="2">会员7761家</a></p></div></li></ul></div><div class="se_n"><div class="title_la"><h3>首页 - 新闻动态</h3></div></div>
<div class="warp"><div class="n_left"><div class="xq"><h5>{story.title}</h5><div class="ly"><b>发布时间:{story.day}</b> <i>来源:{story.source}</i></div>
<div class="detailCon">{story.body('<p style="text-indent: 2em;"><span>', "</span></p>")}</div></div><div class="xq_f"><p>上一篇:<a href="3">会员救助7762人</a></p></div></div>
<div class="n_right"><div class="cont"><h4>联系我们</h4><div><p>邮政编码:677777</p><p>电 话:0770-7777777</p></div></div><div class="cont"><h4><b>新闻排行榜</b> <a href="#">更多+</a></h4>
<a href="4"><i>1</i><p>年会7763人参加</p></a><a href="5"><i>2</i><p>捐赠图书7764册</p></a></div></div></div>
<div class="bot2">版权所有:某某协会 地址:某路77号<br>备案/许可证号码:京ICP备77号</div></body></html>"""


def weblog(story: Story) -> str:
    """A log of the web: day and counts in a block named as a foot, other posts with their first paragraphs below."""
    year, month, day = story.day.split("-")
    return f"""<html><head><meta charset="utf-8"><title>{story.title}-{story.source}</title></head><body class="single"><div class="nav"><li><a href="1">首页</a></li></div>
<div class="left"><div class="here"><a href="1">首页</a> &gt; <a href="2">{story.title}</a></div><div class="post single"><h2 class="post-title">{story.title}</h2>
<h6 class="post-footer"><a class="post-date">{year}年{month}月{day}日</a>
<i class="fa"></i>{story.source}
<i class="fa"></i>7771
<i class="fa"></i>7</h6><div class="post-body"><p style="display:none">原标题7772</p>{story.body()}<p>责任编辑:<span></span></p></div>
<h5 class="post-tags"><a href="3">低保7773</a></h5></div><div class="relate"><span>相关文章</span>
<div><a href="4">某县发放7774万元,<p style="display:none">最新报导</p><p>4月20日,某县首次发布白皮书,去年全县救助人数同比增长7775%。</p></a><span>7776年</span></div></div></div>
<div class="right"><dl><dt>标签列表</dt><dd><li><a href="5">养老<span>(77)</span></a></li></dd></dl></div></body></html>"""


MORE: dict[str, Callable[[Story], str]] = {
    make.__name__: make for make in (newspaper, nested, society, weblog)
}
"""Pages with a report in them, by the name of their make."""
