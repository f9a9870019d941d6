// The one entry. Plain JavaScript without newer syntax, so that an old Node gets as far as the sentence below
// instead of a stack trace about the first TypeScript file.

const lacks = missingFeature();
if (lacks === null) {
  import('./cli/main.ts').then((cli) => cli.main(process)).catch(explain);
} else {
  fail(lacks);
}

/** Node runs TypeScript sources as they are since 22.18 and 23.6. */
function missingFeature() {
  const version = process.versions.node.split('.').map(Number);
  const recent = version[0] > 22 || (version[0] === 22 && version[1] >= 18);
  if (recent && process.features.typescript) return null;
  return (
    'Amur needs Node 22.18 or newer, and this is Node ' +
    process.versions.node +
    ': run "npm ci" and then "npm start", which brings and uses its own Node 24, or install a newer Node.'
  );
}

/** @param {{ code?: string, message?: string }} error what kept the command line from loading */
function explain(error) {
  const packageMissing =
    error && error.code === 'ERR_MODULE_NOT_FOUND' && /^Cannot find package/.test(error.message);
  if (!packageMissing) throw error;
  fail('Amur\'s libraries are not installed: run "npm ci" first.');
}

/** @param {string} sentence */
function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 78; // EX_CONFIG of sysexits.h
}
