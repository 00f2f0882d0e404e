/** Name of a metric in series: TF.js's `acc` is `accuracy`, with several outputs `<output>_acc` is `<output>_accuracy`; others stay. */
export const metricName = (name: string): string => name.replace(/(^|_)acc(?=$|_\d+$)/, '$1accuracy');
