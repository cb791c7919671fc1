package measure

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/internal/report"
	"nianbao/templates"
)

// statement is a sentence of the prose that the rules can judge.
type statement struct {
	rule    string // that judges it
	section string
	at      int    // which paragraph of the section
	text    string // the words the figure stands in, with %s for it
	figure  string
}

type statements struct{ list []statement }

// of returns the statements a rule judges.
func (s *statements) of(rule string) []statement {
	var out []statement
	for _, one := range s.list {
		if one.rule == rule {
			out = append(out, one)
		}
	}
	return out
}

// generalLines is how many sentences of an overview have nothing to judge.
const generalLines = 6

// write writes the prose of a report: its statements about the tables are true, and the rest
// differs from year to year, by turn.
func (d *dice) write(e *templates.Edition, r *report.Report, f figures, turn int) *statements {
	said := &statements{}
	add := func(section, text string, stated ...statement) {
		at := len(r.Prose[section])
		s := e.Section(section)
		place := report.Place{Sheet: s.Sheet, Cell: s.Cells.First.Offset(at, 0)}
		r.Prose[section] = append(r.Prose[section], report.Paragraph{Text: text, Place: place})
		for _, one := range stated {
			one.section, one.at = section, at
			said.list = append(said.list, one)
		}
	}
	year := strconv.Itoa(r.Year)
	days := "统计期限为%s年1月1日至12月31日"
	notice := "《国务院办公厅政府信息与政务公开办公室关于印发政府信息公开工作年度报告格式的通知》（%s）"
	add("lead", fmt.Sprintf("本报告根据《中华人民共和国政府信息公开条例》和"+notice+"编制。本报告所列数据的"+days+
		"。本报告的电子版可在政府网站下载。", e.Issued, year), statement{rule: "text.period", text: days, figure: year},
		statement{rule: "text.edition", text: notice, figure: e.Issued})
	add("overview", year+"年，"+r.Agency+"认真贯彻落实《中华人民共和国政府信息公开条例》，各项工作平稳推进。")
	first := 2 * d.IntN(len(generalities)/2)
	for i := range generalLines {
		add("overview", generalities[(first+2*i+turn)%len(generalities)])
	}
	d.published(add)
	d.asked(f, add)
	if e.Slot("disclosure.documents.inforce") != nil {
		d.issued(f, add)
	}
	start := 2 * d.IntN(len(troubles)/2)
	for i := range len(troubles) / 2 {
		add("problems", troubles[(start+2*i+turn)%len(troubles)])
	}
	fee := "本年度没有收取信息处理费。"
	if d.chance(3) {
		fee = "本年度按照《政府信息公开信息处理费管理办法》共收取信息处理费120元。"
	}
	add("other", fee, statement{rule: "text.fee", text: "%s", figure: fee})
	return said
}

// published states how much was published, by kind, with a sum that is right.
func (d *dice) published(add func(string, string, ...statement)) {
	most := largest[d.size]*20 + 30
	parts := []int64{d.count(most) + 1, d.count(most) + 2, d.count(most) + 3}
	sum := strconv.FormatInt(parts[0]+parts[1]+parts[2], 10)
	text := pick(d, []string{"全年主动公开政府信息%s条", "通过政府网站发布各类信息%s条"})
	rest := fmt.Sprintf("，其中机构职能类%d条、政策文件类%d条、工作动态类%d条。", parts[0], parts[1], parts[2])
	add("overview", fmt.Sprintf(text, sum)+rest, statement{rule: "text.parts", text: text, figure: sum})
}

// asked states what became of the applications and of the cases.
func (d *dice) asked(f figures, add func(string, string, ...statement)) {
	n := func(slot string) string { return f[slot].String() }
	received := statement{rule: "text.requests", figure: n("requests.received.total"),
		text: pick(d, []string{"共收到政府信息公开申请%s件", "新收政府信息公开申请%s件", "收到公民、法人和其他组织提出的政府信息公开申请%s件"})}
	finished := statement{rule: "text.outcomes", text: "办结%s件", figure: n("requests.total.total")}
	granted := statement{rule: "text.outcomes", text: "予以公开%s件", figure: n("requests.granted.total")}
	forward := statement{rule: "text.outcomes", text: "结转下年度继续办理%s件", figure: n("requests.forward.total")}
	add("overview", "本年度"+received.say()+"，"+finished.say()+"，其中"+granted.say()+"；"+forward.say()+"。",
		received, finished, granted, forward)
	reconsidered := statement{rule: "text.review", text: "行政复议%s件", figure: n("review.reconsideration.total")}
	sued := statement{rule: "text.review", text: "行政诉讼%s件",
		figure: f["review.direct.total"].Add(f["review.after.total"]).String()}
	add("overview", "因政府信息公开引起"+reconsidered.say()+"、"+sued.say()+"。", reconsidered, sued)
}

// issued states the documents made, repealed and in force.
func (d *dice) issued(f figures, add func(string, string, ...statement)) {
	made := statement{rule: "text.documents", text: "制发行政规范性文件%s件",
		figure: f["disclosure.documents.issued"].String()}
	inforce := statement{rule: "text.documents", text: "现行有效行政规范性文件%s件",
		figure: f["disclosure.documents.inforce"].String()}
	add("overview", "本年度"+made.say()+"，"+inforce.say()+"。", made, inforce)
}

func (s statement) say() string { return strings.Replace(s.text, "%s", s.figure, 1) }

// generalities are sentences of every report, without a figure. Even and odd ones take turns by
// year.
var generalities = []string{
	"健全工作机制，主要负责同志定期听取汇报，及时研究解决公开工作中的重点难点。",
	"完善门户网站栏目设置，把法定主动公开内容集中展示，方便群众查找。",
	"坚持谁起草、谁解读，重要政策同步制作图解，用通俗的语言回应群众关心的事。",
	"规范申请受理、登记、审查、答复各环节，依法保障申请人获取信息的权利。",
	"建立公文属性源头认定制度，拟制公文时同步明确公开属性，不予公开的说明理由。",
	"开展已公开信息的清理，对失效、废止的文件及时标注，保证内容准确权威。",
	"推进基层公开标准化规范化，编制事项目录，细化公开的内容、时限和方式。",
	"加强政务新媒体管理，严格执行信息发布审核制度，杜绝错敏信息。",
	"围绕优化营商环境，集中公开涉企优惠政策，做到直达快享。",
	"依托政务服务大厅设置公开专区，提供信息查询、政策咨询和申请指引。",
	"聚焦民生领域，持续公开教育、医疗、养老和就业方面的政策与进展。",
	"把公开工作纳入绩效考核，定期通报，推动责任落实到岗到人。",
	"举办业务培训，邀请专家讲解典型案例，提升工作人员依法答复的能力。",
	"落实保密审查要求，先审查、后公开，确保该公开的公开、该保守的保守。",
	"公开财政预算决算和政府采购信息，自觉接受社会监督。",
	"邀请人大代表、政协委员和群众代表走进机关，面对面听取意见建议。",
	"优化站内检索功能，完善无障碍浏览服务，照顾老年人和残疾人的需要。",
	"对重大行政决策预先公布，广泛征求意见，并公开采纳情况。",
	"加强与媒体沟通，及时发布权威信息，正面引导社会预期。",
	"认真办理建议提案，除涉密内容外，答复全文向社会公开。",
	"健全舆情收集和回应机制，对误解疑虑及时解疑释惑。",
	"编制并更新政府信息公开指南和目录，载明受理渠道和联系方式。",
	"推动公共企事业单位信息公开，督促供水供气等单位公布服务信息。",
	"定期开展自查，对照评估指标查漏补缺，整改情况按时反馈。",
	"规范性文件集中公开，统一格式，提供下载，并与解读材料相互关联。",
	"加强数据资源整合，推动部门信息共享，减少群众重复提交材料。",
	"突发事件应对中，第一时间公布处置进展，保障公众知情。",
	"完善档案移交和查阅服务，方便社会各界利用历史文件。",
	"细化行政执法公示，公开执法依据、程序和结果，规范执法行为。",
	"将公开要求贯穿项目审批、实施和验收全过程，重大建设项目信息应公开尽公开。",
	"组织开放日活动，展示工作成效，增进公众的了解和信任。",
	"理顺与上级主管部门的衔接，按时报送材料，重大情况及时请示。",
}

// troubles are the problems reports name, by turn as well.
var troubles = []string{
	"存在的问题：公开内容的深度不够，解读形式比较单一。",
	"主要不足是基层力量薄弱，人员变动频繁，业务衔接不够顺畅。",
	"下一步，丰富解读方式，邀请业务骨干走进直播间，提高政策知晓度。",
	"改进措施：举办专题培训，编印工作手册，建立结对帮扶机制。",
	"个别栏目更新不够及时，信息分类还不够科学。",
	"部分单位对申请答复的法律文书把握不准，说理性有待增强。",
	"将明确栏目责任人，建立预警提醒，实行更新情况月通报。",
	"将统一答复文书样式，开展案卷评查，强化法制审核。",
	"与群众互动的渠道不宽，意见征集参与度不高。",
	"公开平台之间缺少联动，同一信息多头发布、口径不一。",
	"今后要主动设置议题，多到社区和企业听取意见，公布采纳结果。",
	"今后要整合平台资源，一个口子发布，多个渠道同步。",
	"有的科室重发布、轻维护，链接失效、附件打不开的情况时有发生，影响群众查阅。",
	"有的科室对保密审查与公开的关系理解不深，遇到拿不准的事项习惯于一推了之。",
	"针对这些情况，已安排专人逐页巡检，发现失效链接当天修复，并把结果记入年终考评。",
	"针对这些情况，已会同保密部门编写问答，用身边的例子讲清楚界线，让经办人敢公开、会公开。",
}
