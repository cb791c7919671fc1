// Package lists finds the totals that sentences state with the parts they give for them: 388条，其中概况20条、动态368条.
//
// Every total with every run of amounts near it is a reading (propose, runs): after it, in its bracket, before it, for
// several totals side by side (sides). A reading that adds up is right and owns its parts; a total of which none adds up is
// held against the run whose shape weighs most, if that is enough (weigh) and no hard rule says that something else is
// meant (veto). The shape (observe, shape, edges) is what the
// words are, whatever they are about: how the list opens and ends, whether its labels part things in one way (kinds) or
// tell something of each (deeds). What there was, came and went, what it rose by (arithmetic), so many for each (product), and
// shares in percent (percent) need no weights.
package lists
