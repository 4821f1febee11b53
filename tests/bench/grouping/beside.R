# Called with: what to do, file of doubles (row by row), rows, columns, groups, file for the groups found.
# Prints seconds, then what is minimised (for kmeans the groups are compared by the caller).
suppressMessages(library(cluster))
asked <- commandArgs(trailingOnly = TRUE)
n <- as.integer(asked[3])
d <- as.integer(asked[4])
k <- as.integer(asked[5])
x <- matrix(readBin(asked[2], "double", n * d), n, d, byrow = TRUE)
if (asked[1] == "pam") {
  x <- as.data.frame(lapply(as.data.frame(x), factor))
  start <- proc.time()[["elapsed"]]
  # With silhouette: pam works it out from the distances.
  found <- pam(daisy(x, metric = "gower", type = list(symm = seq_len(d))), k, diss = TRUE, pamonce = 6)
  seconds <- proc.time()[["elapsed"]] - start
  sum <- found$objective[["swap"]] * n
  groups <- found$clustering
} else {
  set.seed(1)
  start <- proc.time()[["elapsed"]]
  found <- suppressWarnings(kmeans(x, k))
  seconds <- proc.time()[["elapsed"]] - start
  sum <- found$tot.withinss
  groups <- found$cluster
}
writeBin(as.double(groups), asked[6])
cat(sprintf("%.6f %.12g\n", seconds, sum))
