/** A whole import into an empty data folder, without reading; then the same archive once more. */
import { limitHeap } from '../../../src/cli/limit-heap.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { takeInCoverage } from '../../../src/usecases/take-in-coverage.ts';
import { cpuMs, peakRssMb, printFigures } from '../cpu-time.ts';

const [folder = '', dataDir = ''] = process.argv.slice(2);
limitHeap(); // as the program does
const store = await openStore(dataDir);
const take = () => takeInCoverage([folder], { store, now: Date.now }, { reading: false });
let imported = 0;
let unchanged = 0;
const importMs = await cpuMs(async () => {
  imported = (await take()).imported;
});
const againMs = await cpuMs(async () => {
  unchanged = (await take()).unchanged;
});
await store.close();
printFigures({ cpuMs: importMs, againMs, imported, unchanged, peakRssMb: peakRssMb() });
