package lexicon

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"

	"nianbao/internal/check/prose/quantity"
)

// Class is what a word does in a sentence, as one letter of the patterns grammar is written in.
type Class byte

// The classes. Other words and marks have letters of their own.
const (
	Other     Class = 'x' // any other word
	Some      Class = 's' // 其中: opens a list of some or all parts
	Includes  Class = 'i' // 包括: likewise
	All       Class = 'a' // 分别为: opens a list of all parts
	By        Class = 'b' // 由: likewise, if the list closes with 组成
	Made      Class = 'd' // 组成, 两类: closes a list of all parts
	Within    Class = 'm' // 中: after what is parted
	Sorted    Class = 'k' // 按渠道分: opens a list of all parts
	Total     Class = 't' // 共
	Whole     Class = 'w' // 以上, 两项: before a total
	Remainder Class = 'r' // 其余
	Besides   Class = 'u' // 另有
	Each      Class = 'e' // 各
	EachDoes  Class = 'f' // 各设
	Copula    Class = 'v' // 为
	Verb      Class = 'y' // 涉及: parts what it is said of
	Graded    Class = 'g' // 获评: likewise
	Joiner    Class = 'j' // 、和
	Ordinal   Class = 'o' // 一是
	Compare   Class = 'c' // 比上年增加
	OtherYear Class = 'p' // 去年
	Except    Class = 'z' // 除
	SortFrom  Class = '<'
	SortTo    Class = '>'
)

// classes are the names of the classes in the file. Where a word is in two, the first counts.
var classes = []struct {
	name  string
	class Class
}{
	{"some", Some}, {"includes", Includes}, {"all", All}, {"by", By}, {"made", Made}, {"within", Within},
	{"total", Total}, {"whole", Whole}, {"remainder", Remainder}, {"besides", Besides}, {"each", Each},
	{"eachDoes", EachDoes},
	{"verb", Verb}, {"graded", Graded}, {"joiner", Joiner}, {"ordinal", Ordinal}, {"compare", Compare},
	{"otherYear", OtherYear}, {"except", Except}, {"copula", Copula}, {"sortFrom", SortFrom}, {"sortTo", SortTo},
	{"plain", Other},
}

//go:embed words.yaml
var file []byte

// words are what words.yaml holds.
type words struct {
	grammar *Dictionary[Class]
	sets    map[string][]string
}

var builtin = sync.OnceValue(func() words {
	w, err := read(file)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return w
})

// Grammar returns the words of grammar.
func Grammar() *Dictionary[Class] { return builtin().grammar }

// Words returns a set of words that may stand anywhere in what is said of an amount, in the form
// texts are read in; nil for a set that the file does not have.
func Words(set string) []string { return builtin().sets[set] }

func read(data []byte) (words, error) {
	var lexicon struct {
		Slots   map[string]string
		Classes map[string][]string
		Sets    map[string][]string
	}
	if err := yaml.Unmarshal(data, &lexicon); err != nil {
		return words{}, fmt.Errorf("words.yaml: %w", err)
	}
	slots := map[string]string{}
	for name, slot := range lexicon.Slots {
		slots[name] = quantity.Fold(slot)
	}
	var f Families
	for i, c := range classes {
		for _, family := range lexicon.Classes[c.name] {
			if err := f.Add(i, family, slots); err != nil {
				return words{}, fmt.Errorf("words.yaml: %w", err)
			}
		}
		delete(lexicon.Classes, c.name)
	}
	for name := range lexicon.Classes {
		return words{}, fmt.Errorf("words.yaml: no class %s", name)
	}
	sets := map[string][]string{}
	for name, families := range lexicon.Sets {
		for _, family := range families {
			list, err := Written(family, slots)
			if err != nil {
				return words{}, fmt.Errorf("words.yaml: %w", err)
			}
			sets[name] = append(sets[name], list...)
		}
	}
	grammar := DictionaryOf(&f, func(in []int) Class { return classes[in[0]].class })
	return words{grammar, sets}, nil
}
