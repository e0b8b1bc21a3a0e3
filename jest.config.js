import {availableParallelism} from "node:os";

export default {
  // a process for a core each, also where Jest would leave one of two idle; and each ends when it has grown: what tests
  // loaded as ES modules stays in it
  maxWorkers: Math.min(4, availableParallelism()),
  workerIdleMemoryLimit: "128MB",
  testEnvironment: "node",
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {"^(\\.{1,2}/.*)\\.js$": "$1"},
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {jsc: {parser: {syntax: "typescript"}, target: "es2022"}, module: {type: "es6"}},
    ],
  },
  // A slow machine is not a failure.
  testTimeout: 120_000,
  globalSetup: "<rootDir>/test/support/before-tests.mjs",
  globalTeardown: "<rootDir>/test/support/after-tests.mjs",
  // else it lies among the system's temporary files
  cacheDirectory: "<rootDir>/node_modules/.cache/jest",
  setupFiles: ["<rootDir>/test/support/same-seed.mjs"],
  testMatch: ["<rootDir>/test/**/*.test.ts"],
};
