/** Series whose newest value a list of runs shows. */
export function isSummarised(name: string): boolean {
  return name === 'learning-rate' || name.startsWith('train/') || name.startsWith('validation/');
}
/** More series than this are not summarised: the list could not show them anyway. */
export const mostSummarised = 16;

export const sparklineSeries = 'train/loss';
export const sparklinePoints = 60;
