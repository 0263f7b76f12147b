import { say } from '../messages/say.ts'
import './styles/region.css'

// A sheet over one screen: draw with the pointer, Enter takes all of it, Escape takes none.
const box = document.getElementById('region')
const hint = document.getElementById('hint')
if (box === null || hint === null) throw new Error('region.html has no #region or no #hint')
hint.textContent = say('desktop', 'drawRegion')

/** Less than this, in either direction, is a slip of the hand. */
const smallest = 4
let from: { x: number; y: number } | undefined

const regionTo = ({ x, y }: { x: number; y: number }) => {
  const start = from ?? { x, y }
  return {
    x: Math.max(Math.min(start.x, x), 0),
    y: Math.max(Math.min(start.y, y), 0),
    width: Math.abs(x - start.x),
    height: Math.abs(y - start.y),
  }
}
const answer = (region?: ReturnType<typeof regionTo>) =>
  void window.carrel.call('screen.region', region === undefined ? {} : { region })

addEventListener('pointerdown', (event) => {
  if (event.button !== 0) return
  from = { x: event.clientX, y: event.clientY }
  document.body.setPointerCapture(event.pointerId)
})
addEventListener('pointermove', (event) => {
  if (from === undefined) return
  const { x, y, width, height } = regionTo({ x: event.clientX, y: event.clientY })
  document.body.classList.add('drawing')
  box.hidden = false
  Object.assign(box.style, { left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` })
})
addEventListener('pointerup', (event) => {
  if (from === undefined) return
  const region = regionTo({ x: event.clientX, y: event.clientY })
  from = undefined
  if (region.width >= smallest && region.height >= smallest) return answer(region)
  document.body.classList.remove('drawing')
  box.hidden = true
})
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') answer()
  else if (event.key === 'Enter') answer({ x: 0, y: 0, width: innerWidth, height: innerHeight })
})
