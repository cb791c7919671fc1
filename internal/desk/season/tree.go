package season

import (
	"nianbao/internal/collection/status"
	"nianbao/internal/desk/web"
	"nianbao/templates"
)

// TreeLink is a superior as a list shows it.
type TreeLink struct{ Name, Link, Says string }

// TreeLinkOf is a superior with what is due and received below it.
func TreeLinkOf(p web.Page, n *status.Node, to string) TreeLink {
	return TreeLink{n.Name, to, p.Say("desk.tree.says", "due", n.Count.Due, "received", n.Count.Received,
		"fail", n.Count.Fails)}
}

// PathTo is the way from the top to a superior.
func PathTo(nodes []*status.Node, name string) []*status.Node {
	for _, n := range nodes {
		if templates.Normalize(n.Name) == name {
			return []*status.Node{n}
		}
		if below := PathTo(n.Children, name); below != nil {
			return append([]*status.Node{n}, below...)
		}
	}
	return nil
}
