/** Columns of the list; on a narrow screen a row becomes a block. */
export const layerGrid = 'grid grid-cols-2 gap-x-4 gap-y-1 md:grid-cols-[minmax(10rem,2fr)_minmax(6rem,1fr)_6rem_11rem_11rem_8rem_7rem] md:items-center';
