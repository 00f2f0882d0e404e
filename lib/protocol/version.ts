/** Version of the wire between agent and server; docs/protocol.md holds its history. */
export const protocolVersion = 1;
