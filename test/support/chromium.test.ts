// The browser that the tests use, wherever they run: on machines that are made up.
import {chooseChromium, type Machine} from "./chromium.js";

const homes = {PATH: "/usr/local/bin:/usr/bin", HOME: "/Users/a", PROGRAMFILES: "C:\\Programs"};

function machine(platform: string, files: readonly string[], more: Partial<Machine> = {}): Machine {
  return {platform, arch: "x64", env: homes, isThere: (file) => files.includes(file), ...more};
}

test.each([
  ["linux", "/usr/bin/google-chrome"],
  ["linux", "/usr/local/bin/chromium"],
  ["linux", "/usr/bin/chromium-browser"],
  ["linux", "/opt/google/chrome/chrome"],
  ["linux", "/snap/bin/chromium"],
  ["freebsd", "/usr/local/bin/chrome"],
  ["darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["darwin", "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium"],
  ["win32", "C:\\Programs\\Google\\Chrome\\Application\\chrome.exe"],
  ["win32", "C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe"],
])("on %s: %s", (platform, path) => {
  for (const arch of ["x64", "arm64"]) {
    expect(chooseChromium(machine(platform, [path], {arch}))).toEqual({kind: "installed", path});
  }
});

test("Chrome comes before what is only made from the same source", () => {
  const [edge, chrome] = ["Microsoft Edge", "Google Chrome"].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ) as [string, string];
  expect(chooseChromium(machine("darwin", [edge, chrome]))).toEqual({kind: "installed", path: chrome});
});

test("one that the environment names comes first, and must be there", () => {
  const files = ["/usr/bin/chromium", "/own/chrome"];
  const named = (env: Record<string, string>) => chooseChromium(machine("linux", files, {env}));
  expect(named({CHROME_PATH: "/own/chrome"})).toEqual({kind: "installed", path: "/own/chrome"});
  const both = {FACTSHEET_CHROMIUM: "/usr/bin/chromium", CHROME_PATH: "/own/chrome"};
  expect(named(both)).toEqual({kind: "installed", path: "/usr/bin/chromium"});
  expect(() => named({CHROME_PATH: "/gone"})).toThrow("CHROME_PATH names /gone, and there is no such file");
});

test("npm has one for Linux on x64; elsewhere it is said that there is none", () => {
  expect(chooseChromium(machine("linux", []))).toEqual({kind: "npm"});
  for (const [platform, arch] of [
    ["linux", "arm64"],
    ["darwin", "arm64"],
    ["win32", "x64"],
  ] as const) {
    const why = expect.stringContaining(
      `npm has none for ${platform} ${arch}; FACTSHEET_CHROMIUM may name one`,
    );
    expect(chooseChromium(machine(platform, [], {arch, env: {}}))).toEqual({kind: "none", why});
  }
});
