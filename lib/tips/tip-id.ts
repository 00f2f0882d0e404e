/** Ids of the nine lists of training tips, in the order of their source. */
export const tipIds = [
  'A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10',
  'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9',
  'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8',
  'D1', 'D2', 'D3', 'D4', 'D5',
  'E1', 'E2', 'E3',
  'F1', 'F2', 'F3',
  'G1', 'G2', 'G3', 'G4', 'G5', 'G6',
  'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'H7',
  'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10', 'I11', 'I12',
] as const;
export type TipId = (typeof tipIds)[number];
