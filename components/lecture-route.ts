/** The route that this browser follows; all its windows follow the same. */
import { shallowRef } from 'vue'
import { onRemembered, recall, remember } from '../demos/runtime/storage'
import { routeName, type RouteName } from './routes'

const KEY = 'route'
const remembered = (): RouteName => routeName(recall(KEY, 'browser')) ?? 'home'

export const lectureRoute = shallowRef<RouteName>(remembered())
onRemembered(KEY, () => void (lectureRoute.value = remembered()))

export function followRoute(name: RouteName): void {
  lectureRoute.value = name
  remember(KEY, name, 'browser')
}
