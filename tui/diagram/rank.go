package diagram

// rank gives each node of a connected part a layer, so that most arcs lead to the next.
//
//  1. Put the nodes in a row so that few arcs lead back (Eades, Lin and Smyth: take sinks
//     from one end, sources from the other, and else who has most more out than in).
//  2. A node's layer is one more than those of all that lead to it in this row.
//  3. Move nodes as long as that makes arcs shorter: what answers comes to stand beside
//     what was asked, and not behind all.
func rank(n int, arcs []arc) []int {
	place := inRow(n, arcs)
	layer := longest(n, arcs, place)
	last := make([]int, n) // the last of the row first
	for v, at := range place {
		last[n-1-at] = v
	}
	for moved := true; moved; {
		moved = false
		for _, v := range last {
			best, least := layer[v], cost(v, layer[v], layer, arcs)
			for k := range n {
				if c := cost(v, k, layer, arcs); c < least {
					best, least = k, c
				}
			}
			if best != layer[v] {
				layer[v], moved = best, true
			}
		}
	}
	return compact(layer)
}

// cost returns how long the arcs of a node would be in a layer. To lead back costs more,
// and to stay in a layer is not possible: there always is one where no arc does.
func cost(v, at int, layer []int, arcs []arc) int {
	const never = 1 << 20
	sum := 0
	for _, a := range arcs {
		if a.from != v && a.to != v {
			continue
		}
		span := layer[a.to] - at
		if a.to == v {
			span = at - layer[a.from]
		}
		switch {
		case span == 0:
			sum += never
		case a.light:
			sum += max(span, -span)
		case span > 0:
			sum += 2 * span
		case a.loose:
			sum -= 2 * span
		default:
			sum += 3 - 2*span
		}
	}
	return sum
}

// inRow returns for each node its place in a row in which few arcs lead back.
func inRow(n int, arcs []arc) []int {
	place := make([]int, n)
	gone := make([]bool, n)
	front, back := 0, n-1
	for front <= back {
		in, out := make([]int, n), make([]int, n)
		for _, a := range arcs {
			if !gone[a.from] && !gone[a.to] && !a.light {
				out[a.from]++
				in[a.to]++
			}
		}
		pick, atBack := -1, false
		for v := range n {
			switch {
			case gone[v]:
			case out[v] == 0 && in[v] > 0:
				pick, atBack = v, true
			case in[v] == 0 && !atBack && (pick < 0 || in[pick] > 0):
				pick = v
			case !atBack && (pick < 0 || in[pick] > 0 && out[v]-in[v] > out[pick]-in[pick]):
				pick = v
			}
			if atBack {
				break
			}
		}
		gone[pick] = true
		if atBack {
			place[pick] = back
			back--
		} else {
			place[pick] = front
			front++
		}
	}
	return place
}

// longest returns how many arcs lead to each node at most, one after the other, without
// those that lead back in a row.
func longest(n int, arcs []arc, place []int) []int {
	layer := make([]int, n)
	for range n {
		for _, a := range arcs {
			from, to := a.from, a.to
			if a.light {
				continue
			}
			if place[from] > place[to] {
				from, to = to, from
			}
			layer[to] = max(layer[to], layer[from]+1)
		}
	}
	return layer
}

// compact leaves no layer empty.
func compact(layer []int) []int {
	used := make(map[int]bool)
	for _, k := range layer {
		used[k] = true
	}
	to := make([]int, len(layer)+1)
	next := 0
	for k := range to {
		to[k] = next
		if used[k] {
			next++
		}
	}
	for i, k := range layer {
		layer[i] = to[k]
	}
	return layer
}
