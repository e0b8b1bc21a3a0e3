import fc from "fast-check";
import {createCompany} from "../../../src/system/threads/company.js";

const turn = () => new Promise((resolve) => setImmediate(resolve));

test("who is alone has no company, whatever comes in whatever order, and everybody has a turn", async () => {
  const works = fc.array(
    fc.record({alone: fc.boolean(), turns: fc.integer({min: 1, max: 3}), fails: fc.boolean()}),
    {
      maxLength: 12,
    },
  );
  await fc.assert(
    fc.asyncProperty(works, async (all) => {
      const company = createCompany();
      const now = {together: 0, alone: 0};
      let [ended, most] = [0, 0];
      const results = all.map(async ({alone, turns, fails}) => {
        const kind = alone ? "alone" : "together";
        await company[kind](async () => {
          now[kind]++;
          most = Math.max(most, now.together);
          for (let i = 0; i < turns; i++) await turn();
          expect(now.alone === 0 || (now.alone === 1 && now.together === 0)).toBe(true);
          now[kind]--;
          ended++;
          if (fails) throw new Error("failed");
        }).catch((error: Error) => expect(error.message).toBe("failed"));
      });
      await Promise.all(results);
      expect(ended).toBe(all.length);
      if (all.every(({alone}) => !alone)) expect(most).toBe(all.length);
    }),
    {numRuns: 60},
  );
});
