/** Floors of lib/, lowest first. A file may import from its own floor and from lower ones. */
const floors = ['protocol', 'ports', 'stats', 'tips', 'diagnosis', 'incidents', 'storage', 'notifications', 'live', 'ingest', 'commands', 'runtime'];
const higherThan = (floor) => floors.slice(floors.indexOf(floor) + 1).join('|');
const test = '\\.(test|bench|conformance)\\.tsx?$|rule-tester\\.ts$|\\.fixture\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floors.slice(0, -1).map((floor) => ({
      name: `${floor}-looks-down-only`,
      comment: `lib/${floor} may not know what is built on it. Move the shared part down a floor, or take it as an argument.`,
      severity: 'error',
      from: { path: `^lib/${floor}/`, pathNot: test },
      to: { path: `^(lib/(${higherThan(floor)})/|app/|agent/|server\\.ts$)` },
    })),
    {
      name: 'runtime-below-pages',
      comment: 'lib/runtime wires the floors; the pages and the server stand on it.',
      severity: 'error',
      from: { path: '^lib/runtime/', pathNot: test },
      to: { path: '^(app/|agent/|server\\.ts$)' },
    },
    {
      name: 'judgement-is-pure',
      comment: 'protocol, ports, stats, tips, diagnosis and incidents run in tests, in the server, in the browser and in replays: no Node, no packages.',
      severity: 'error',
      from: { path: '^lib/(protocol|ports|stats|tips|diagnosis|incidents)/', pathNot: test },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    {
      name: 'rooms-do-not-meet',
      comment: 'One rule, check or channel may not import another. What two of them share belongs one level up, or in lib/stats.',
      severity: 'error',
      from: { path: '^lib/(diagnosis/rules|diagnosis/checks|notifications/channels)/([^/]+)/' },
      to: { path: '^lib/$1/', pathNot: '^lib/$1/$2/' },
    },
    {
      name: 'agent-knows-only-the-protocol',
      comment: 'The agent is published alone: of lib/ it may take the protocol and nothing else.',
      severity: 'error',
      from: { path: '^agent/', pathNot: test },
      to: { path: '^(lib/(?!protocol/)|app/|server\\.ts$)' },
    },
    {
      name: 'pages-read-through-data',
      comment: 'Only app/_data, app/_actions and app/api touch the server side of lib/.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(_data|_actions|api)/' },
      to: { path: '^lib/(storage|notifications|live|ingest|commands|runtime)/' },
    },
    {
      name: 'charts-have-one-door',
      comment: 'uPlot is imported in app/_charts only: everything else speaks series.',
      severity: 'error',
      from: { pathNot: '^app/_charts/' },
      to: { path: 'node_modules/uplot/' },
    },
    {
      name: 'the-browser-has-one-socket',
      comment: 'socket.io-client is imported by app/_live only; the agent and tests have their own.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/_live/' },
      to: { path: 'node_modules/socket\\.io-client/' },
    },
    { name: 'no-circular', comment: 'A cycle has no floor.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-test-in-production',
      comment: 'What production needs is not a fixture.',
      severity: 'error',
      from: { pathNot: `${test}|^(e2e|test|bench)/` },
      to: { path: `${test}|^(e2e|test|bench)/` },
    },
  ],
  options: { tsConfig: { fileName: 'tsconfig.json' }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' }, exclude: { path: '(^|/)(dist|\\.next)/' } },
};
