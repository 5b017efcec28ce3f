module life

go 1.22
