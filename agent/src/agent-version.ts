declare const TUNEWATCH_AGENT_VERSION: string | undefined;

/** Version of this package; the build writes it in. */
export const agentVersion: string = typeof TUNEWATCH_AGENT_VERSION === 'string' ? TUNEWATCH_AGENT_VERSION : 'source';
