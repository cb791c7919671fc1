// Package lists finds the totals that sentences state with the parts they give for them: 388条，其中概况20条、动态368条.
//
// A candidate (list.go) is formed of what an opener, a colon or a bracket lists; opens, follow,
// trailing and columns know its other shapes: no opener, one list after another, a total after
// its parts, two totals and the columns of both; sides, that one list may be of several totals
// together. Whether its parts are all of them is asked in closed, whether each thing is counted
// once in overlap, whether they part the total or tell something of it in deed; judge decides. A
// list is wrong only where no reading of it adds up.
package lists
