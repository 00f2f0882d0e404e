/** Header in which the server hands on to its routes from which address a request came. */
export const remoteAddressHeader = 'x-tunewatch-remote-address';
