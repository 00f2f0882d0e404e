/** Tells the exit status of the command that ran; a server that keeps running tells none. */
export type Finish = (status: number) => void;
