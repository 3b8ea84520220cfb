import type { Settings } from './config.ts'
import type { Caller } from './domain/caller.ts'
import { systemClock } from './lib/system.ts'
import { ModelLife } from './services/model-life.ts'
import { createTransmissionDesk, type TransmissionDesk } from './services/transmission-desk.ts'
import { createDatabaseClock } from './store/database-clock.ts'
import { openStore } from './store/open.ts'

/** Publishing and migrating alone: no connector is opened. */
export async function composeModelLife(
  settings: Settings,
): Promise<{ readonly life: ModelLife; readonly close: () => Promise<void> }> {
  const store = await openStore(settings.databaseUrl)
  return { life: new ModelLife(store, systemClock), close: () => store.close() }
}

/**
 * Operating transmissions alone: no connector is opened and nothing is sent. The dispatchers of running gateways see by themselves what
 * was changed.
 *
 * @param principal who the event list says it was
 */
export async function composeTransmissionDesk(
  settings: Settings,
  principal: string,
): Promise<{ readonly desk: TransmissionDesk; readonly close: () => Promise<void> }> {
  const store = await openStore(settings.databaseUrl)
  const caller: Caller = { role: 'sales', principal, language: 'en' }
  const clock = await createDatabaseClock(() => store.now(), systemClock)
  const desk = createTransmissionDesk({ store, caller, clock, wakeDispatcher: () => undefined })
  return { desk, close: () => store.close() }
}
