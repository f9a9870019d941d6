import { createOverviewApp, type OverviewPorts } from './overview-app.ts';
import { type Place, type ServedApp, serveApp } from './serve-app.ts';

/** Serves the running bot's page. @throws UserError as `serveApp` */
export function openOverview(place: Place, ports: Omit<OverviewPorts, 'host'>): Promise<ServedApp> {
  return serveApp(createOverviewApp({ ...ports, host: place.host }), place);
}
