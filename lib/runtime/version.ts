import packageJson from '../../package.json' with { type: 'json' };

/** Version of the server, as in package.json. */
export const serverVersion: string = packageJson.version;
