export { Dispatcher, type DispatcherOptions } from './dispatcher.ts'
export { OrderPlacer, type OrderPlacerOptions } from './order-placer.ts'
export { Reconciler, type ReconcilerOptions } from './reconciler.ts'
export { StatusPoller, type StatusPollerOptions, type StatusTarget } from './status-poller.ts'
