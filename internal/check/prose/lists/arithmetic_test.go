package lists

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestArithmetic(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a balance", "公开目录年初为45项，本年新增6项，删除3项，现有48项。", "48=45+6+3"},
		{"a balance that is wrong", "公开目录年初为45项，本年新增6项，删除3项，现有49项。", "!49=45+6+3"},
		{"what only came", "去年底建有专区22个，今年新增3个，没有撤并，目前共有专区26个。", "!26=22+3"},
		{"something between that neither came nor went", "年初有45项，公开6项，删除3项，现有49项。", ""},
		{"a product", "街道9个社区每个社区公开栏更新12次，共计更新108次。", "108=12+9"},
		{"a product that is wrong", "街道9个社区每个社区公开栏更新12次，共计更新98次。", "!98=12+9"},
		{"of issues", "每期印6000册，全年出刊12期，累计发放7.2万册。", "72000=6000+12"},
		{"of issues, wrong", "每期印6000册，全年出刊12期，累计发放8.6万册。", "!86000=6000+12"},
		{"of months", "每月编发简报3期，全年累计编发36期。", "36=3"},
		{"of months, wrong", "每月编发简报3期，全年累计编发32期。", "!32=3"},
		{"of quarters, at least", "每季度至少检查3次，全年共检查14次。", ""},
		{"what was moved", "年初在列134项，年内划出11项、划入6项，年末在列139项。", "!139=134+11+6"},
		{"each, and others", "14个乡镇各举办1场活动，县直部门举办9场，全年共23场。", "23=1+14+9"},
		{"each, and others, wrong", "14个乡镇各举办1场活动，县直部门举办9场，全年共25场。", "!25=1+14+9"},
		{"each of as many things of the same measure", "16个街道各设立专区1个，加上中心设立的2个，共有专区17个。", "!17=1+16+2"},
		{"each, before its noun", "9个村每村张贴公示12张，共张贴118张。", "!118=12+9"},
		{"a change", "公开信息227条，比上年的198条增加29条。", "227=198+29"},
		{"a change that is wrong", "公开信息227条，比上年的198条增加39条。", "!227=198+39"},
		{"a fall that is wrong", "发布解读48篇，较2022年的60篇减少10篇。", "!48=60+10"},
		{"a change, then what it was", "公开解读88条，同比增加12条。上年公开解读72条。", "!88=72+12"},
		{"what it was in a clause of its own", "公开财政信息96条，去年为81条，增加了15条。", "96=81+15"},
		{"what it was in a clause of its own, wrong", "公开财政信息96条，去年为81条，增加了25条。", "!96=81+25"},
		{"from and to", "由2022年的142件降至118件，减少34件。", "!118=142+34"},
		{"by so many, from and to", "发布会较去年增加3场，由9场增至13场。", "!13=9+3"},
		{"two years by their numbers", "2021年公开312条，2022年公开355条，同比增加53条。", "!355=312+53"},
		{"a change of another figure", "新收申请30件，办结28件，同比增加5件。上年新收25件。", ""},
		{"a change of a figure that stands farther off", "收到30件，办结28件，去年为26件，增加4件。", ""},
		{"a change of a list's last part", "公开信息355条，其中政策类120条，同比增加20条，上年公开信息310条。", ""},
		{"several owners, each of their own", "14个乡镇各开展培训3场，5个园区各开展培训2场，两者相加为54场。", "!54=3+14+2+5"},
		{"rows of owners", "示范点由东部4个县、西部5个县、南部3个县各建2个，全市累计建成26个。", "!26=2+4+2+5+2+3"},
		{"owners by their names", "县档案馆、县图书馆、政务大厅各设1个，22个乡镇各设1个，共设24个。", "!24=1+1+1+1+22"},
		{"owners in words", "三个社区各开展宣传活动5场，三个社区合计18场。", "!18=5+5+5"},
		{"owners of whom others may have some too", "14个乡镇各举办1场活动，全县共举办20场。", ""},
		{"a change of something else", "公开信息227条，比上年的198条增加39个栏目。", ""},
		{"an estimate", "街道9个社区每个社区公开栏更新约12次，共计更新98次。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := told(In(edition(t, "2021"), c.text))
			if c.want == "" {
				assert.Empty(t, got)
				return
			}
			assert.Equal(t, []string{c.want}, got)
		})
	}
}
