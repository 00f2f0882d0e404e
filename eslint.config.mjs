import js from '@eslint/js';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['**/node_modules/', '**/dist/', '.next/', 'next-env.d.ts', 'data/', 'bench/results/'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off', // noUncheckedIndexedAccess makes `!` the way to say an index is in range
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
    },
  },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', clearTimeout: 'readonly', Buffer: 'readonly', performance: 'readonly', setImmediate: 'readonly' } } },
  {
    files: ['lib/{protocol,ports,stats,tips,diagnosis,incidents}/**/*.ts'],
    ignores: ['**/*.test.ts', '**/rule-tester.ts'],
    rules: {
      'no-restricted-globals': ['error', ...['process', 'console', 'setTimeout', 'setInterval', 'fetch', 'Buffer'].map((name) => ({ name, message: 'Judgement is pure: take it as an argument, or move the effect to the rim.' }))],
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: 'Judgement has no clock.' }, { object: 'Math', property: 'random', message: 'Judgement has no randomness.' }],
    },
  },
);
