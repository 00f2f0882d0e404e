/** A certificate of our own for `hook.example`, good for a hundred years, and its key. It protects nothing: tests serve with it on loopback. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUNnNlqH7fAyC7DoIDxERnswhYvuIwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMaG9vay5leGFtcGxlMCAXDTI2MTEyNDE4NDU1N1oYDzIxMjYx
MDMxMTg0NTU3WjAXMRUwEwYDVQQDDAxob29rLmV4YW1wbGUwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAARRuMSF2O03AUiggLYjk+BjVQbJbTwre0oKfMZkuazNYXKW
6xvOT5neasSp83bN2sd8X59EFC8JHDV2gtaWeH2Lo2wwajAdBgNVHQ4EFgQUBBV+
pn7QepNpJRLYDpzxfoPSDxswHwYDVR0jBBgwFoAUBBV+pn7QepNpJRLYDpzxfoPS
DxswDwYDVR0TAQH/BAUwAwEB/zAXBgNVHREEEDAOggxob29rLmV4YW1wbGUwCgYI
KoZIzj0EAwIDSAAwRQIhANvUdH9yI5PP7WJL65cJlf2P1FR/Ww9kBkX378hUNa+o
AiBGPAea/4oVBMBvCUkdwAfE/v0vx2CfVPj24awwmsktww==
-----END CERTIFICATE-----
`;
export const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgv9ghX73i44jbJgAQ
cvPxJSCsxCzZ/IQaaA0klkbSxnyhRANCAARRuMSF2O03AUiggLYjk+BjVQbJbTwr
e0oKfMZkuazNYXKW6xvOT5neasSp83bN2sd8X59EFC8JHDV2gtaWeH2L
-----END PRIVATE KEY-----
`;
