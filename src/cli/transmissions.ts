import { Command } from 'commander'
import { TRANSMISSION_ACTIONS } from '../domain/transmission-action.ts'
import { transmissionsAct } from './transmissions-act.ts'
import { transmissionsList } from './transmissions-list.ts'
import { transmissionsShow } from './transmissions-show.ts'
import { transmissionsWatch } from './transmissions-watch.ts'

export const transmissionsCommand = new Command('transmissions')
  .description('Quotes and orders on their way: what became of them, and what to do about it.')
  .addCommand(transmissionsList)
  .addCommand(transmissionsShow)
  .addCommand(transmissionsWatch)

for (const action of TRANSMISSION_ACTIONS) transmissionsCommand.addCommand(transmissionsAct(action))
