/** What axe finds in a page of a real browser. */
import axe from "axe-core";
import type {Page} from "playwright-core";

/** Rule and first element of a violation. */
export type Violation = readonly [rule: string, element: string | undefined];

/**
 * All of the page is looked at; what is told of it is made short there, not here: axe lists each element that passes.
 *
 * @param within a selector, if only a part of the page is meant
 */
export async function violationsOf(
  page: Page,
  runOnly: axe.RunOptions["runOnly"],
  within = "html",
): Promise<readonly Violation[]> {
  if (!(await page.evaluate<boolean>('"axe" in globalThis'))) await page.evaluate(axe.source);
  const options = JSON.stringify({runOnly, iframes: false, resultTypes: ["violations"], selectors: false});
  const {passed, violations} = await page.evaluate<{passed: number; violations: Violation[]}>(
    `axe.run(${JSON.stringify(within)}, ${options}).then(({passes, violations}) => ({
      passed: passes.length,
      violations: violations.map(({id, nodes}) => [id, nodes[0]?.html]),
    }))`,
  );
  // else it looked at nothing
  expect(passed).toBeGreaterThan(0);
  return violations;
}

/** WCAG 2.2 AA, and what axe thinks good. */
export const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
