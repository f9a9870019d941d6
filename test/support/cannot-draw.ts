import type { DrawChart } from '../../src/pictures/chart.ts';

/** For what sends no pictures. */
export const cannotDraw: DrawChart = async () => null;
