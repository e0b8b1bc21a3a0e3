/** Once after all tests. */
export default function afterTests() {
  globalThis.endSharedProgram?.();
}
