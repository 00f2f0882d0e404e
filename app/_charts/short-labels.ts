/**
 * The labels without the path segments that all of them begin or end with, so that what differs is what is read:
 * `gradient-norm/dense_1/kernel`, `gradient-norm/dense_2/kernel` become `dense_1`, `dense_2`. One label stays whole.
 */
export function shortLabels(labels: readonly string[]): readonly string[] {
  if (labels.length < 2) return labels;
  const paths = labels.map((label) => label.split('/'));
  const shortest = Math.min(...paths.map((path) => path.length));
  const [model = []] = paths;
  let start = 0;
  while (start < shortest - 1 && paths.every((path) => path[start] === model[start])) start++;
  let end = 0;
  while (end < shortest - 1 - start && paths.every((path) => path[path.length - 1 - end] === model[model.length - 1 - end])) end++;
  return paths.map((path) => path.slice(start, path.length - end).join('/'));
}
