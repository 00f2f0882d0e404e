import type { Tip } from './tip.ts';
import type { TipId } from './tip-id.ts';
import { a1 } from './entries/a1.ts';
import { a2 } from './entries/a2.ts';
import { a3 } from './entries/a3.ts';
import { a4 } from './entries/a4.ts';
import { a5 } from './entries/a5.ts';
import { a6 } from './entries/a6.ts';
import { a7 } from './entries/a7.ts';
import { a8 } from './entries/a8.ts';
import { a9 } from './entries/a9.ts';
import { a10 } from './entries/a10.ts';
import { b1 } from './entries/b1.ts';
import { b2 } from './entries/b2.ts';
import { b3 } from './entries/b3.ts';
import { b4 } from './entries/b4.ts';
import { b5 } from './entries/b5.ts';
import { b6 } from './entries/b6.ts';
import { b7 } from './entries/b7.ts';
import { b8 } from './entries/b8.ts';
import { b9 } from './entries/b9.ts';
import { c1 } from './entries/c1.ts';
import { c2 } from './entries/c2.ts';
import { c3 } from './entries/c3.ts';
import { c4 } from './entries/c4.ts';
import { c5 } from './entries/c5.ts';
import { c6 } from './entries/c6.ts';
import { c7 } from './entries/c7.ts';
import { c8 } from './entries/c8.ts';
import { d1 } from './entries/d1.ts';
import { d2 } from './entries/d2.ts';
import { d3 } from './entries/d3.ts';
import { d4 } from './entries/d4.ts';
import { d5 } from './entries/d5.ts';
import { e1 } from './entries/e1.ts';
import { e2 } from './entries/e2.ts';
import { e3 } from './entries/e3.ts';
import { f1 } from './entries/f1.ts';
import { f2 } from './entries/f2.ts';
import { f3 } from './entries/f3.ts';
import { g1 } from './entries/g1.ts';
import { g2 } from './entries/g2.ts';
import { g3 } from './entries/g3.ts';
import { g4 } from './entries/g4.ts';
import { g5 } from './entries/g5.ts';
import { g6 } from './entries/g6.ts';
import { h1 } from './entries/h1.ts';
import { h2 } from './entries/h2.ts';
import { h3 } from './entries/h3.ts';
import { h4 } from './entries/h4.ts';
import { h5 } from './entries/h5.ts';
import { h6 } from './entries/h6.ts';
import { h7 } from './entries/h7.ts';
import { i1 } from './entries/i1.ts';
import { i2 } from './entries/i2.ts';
import { i3 } from './entries/i3.ts';
import { i4 } from './entries/i4.ts';
import { i5 } from './entries/i5.ts';
import { i6 } from './entries/i6.ts';
import { i7 } from './entries/i7.ts';
import { i8 } from './entries/i8.ts';
import { i9 } from './entries/i9.ts';
import { i10 } from './entries/i10.ts';
import { i11 } from './entries/i11.ts';
import { i12 } from './entries/i12.ts';

/** All 63 tips by id, in the order of `tipIds`. */
export const tips: Readonly<Record<TipId, Tip>> = {
  A1: a1,
  A2: a2,
  A3: a3,
  A4: a4,
  A5: a5,
  A6: a6,
  A7: a7,
  A8: a8,
  A9: a9,
  A10: a10,
  B1: b1,
  B2: b2,
  B3: b3,
  B4: b4,
  B5: b5,
  B6: b6,
  B7: b7,
  B8: b8,
  B9: b9,
  C1: c1,
  C2: c2,
  C3: c3,
  C4: c4,
  C5: c5,
  C6: c6,
  C7: c7,
  C8: c8,
  D1: d1,
  D2: d2,
  D3: d3,
  D4: d4,
  D5: d5,
  E1: e1,
  E2: e2,
  E3: e3,
  F1: f1,
  F2: f2,
  F3: f3,
  G1: g1,
  G2: g2,
  G3: g3,
  G4: g4,
  G5: g5,
  G6: g6,
  H1: h1,
  H2: h2,
  H3: h3,
  H4: h4,
  H5: h5,
  H6: h6,
  H7: h7,
  I1: i1,
  I2: i2,
  I3: i3,
  I4: i4,
  I5: i5,
  I6: i6,
  I7: i7,
  I8: i8,
  I9: i9,
  I10: i10,
  I11: i11,
  I12: i12,
};
