package identity

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestReduceMakesSpellingsOfOneNameAlike(t *testing.T) {
	for _, other := range []string{"湖北省科學技術廳（外專局）", "湖北省 科学技术厅(外专局)", "湖北省科学技术厅〔外专局〕", "湖北省科学技术厅【外专局】\u200b"} {
		assert.Equal(t, Reduce("湖北省科学技术厅（外专局）"), Reduce(other), other)
	}
	assert.Equal(t, Reduce("开封市教育局"), Reduce("開封市教育局"))
	assert.NotEqual(t, Reduce("某县档案局"), Reduce("某县档案馆"))
}

func TestLikestOffersWhatLooksAlike(t *testing.T) {
	var names [][]rune
	for _, name := range []string{"某县教育局", "某县档案局", "某县国家档案局"} {
		names = append(names, []rune(Reduce(name)))
	}
	assert.Equal(t, []int{1}, Likest("某县档案馆", names))
	assert.Equal(t, []int{1, 2}, Likest("某縣檔案局", names))
	assert.Empty(t, Likest("海关总署", names))
	assert.Empty(t, Likest("局", names))
}
