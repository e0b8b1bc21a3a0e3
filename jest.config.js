export default {
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
  testMatch: ["<rootDir>/test/**/*.test.ts"],
};
