package match

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"nianbao/internal/importing/source"
	"nianbao/templates"
)

// A row that is a list is read whole or not at all: no figure is anybody else's.
func TestLists(t *testing.T) {
	edition, err := templates.ForYear(2025)
	require.NoError(t, err)
	const heads = "  申请人情况｜法人或其他组织｜商业企业：2\n  申请人情况｜法人或其他组织｜科研机构：3\n" +
		"  申请人情况｜法人或其他组织｜社会公益组\n  织：4\n  申请人情况｜法人或其他组织｜法律服务机构：\n  5\n" +
		"  申请人情况｜法人或其他组织｜其他：\n  申请人情况｜总计：6\n"
	const row, first = "一、本年新收政府信息公开申请数量\n", "  申请人情况｜自然人：1\n"
	all := "1 2 3 4 5 _ 6"
	for name, c := range map[string]struct{ text, want string }{
		"a row":                     {row + first + heads, all},
		"its label on two lines":    {"一、本年新收政府信息\n公开申请数量\n" + first + heads, all},
		"a figure broken over two":  {row + "  申请人情况｜自然人：1\n  2\n" + heads, ""},
		"a label is missing":        {row + heads, ""},
		"labels exchanged":          {row + strings.NewReplacer("商业企业", "科研机构", "科研机构", "商业企业").Replace(first+heads), ""},
		"one of them another's":     {row + strings.Replace(first+heads, "总计", "合计", 1), ""},
		"another row":               {"一、本年新收的数量\n" + first + heads, ""},
		"a blank line between them": {row + "\n" + first + heads, all},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := source.Text("t.txt", []byte("三、收到和处理政府信息公开申请情况\n\n"+c.text))
			require.NoError(t, err)
			p := &placement{form: formOf(edition), found: map[string]*finding{}}
			p.readLists(s)
			var got []string
			for _, slot := range edition.Tables[1].Slots[:7] {
				if f := p.found[slot.ID]; f != nil {
					got = append(got, f.raw)
					if f.raw == "" {
						got[len(got)-1] = "_"
					}
				}
			}
			assert.Equal(t, c.want, strings.Join(got, " "))
			assert.Len(t, p.found, len(got))
		})
	}
}
