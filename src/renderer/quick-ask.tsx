import './no-eval.ts'
import { createRoot } from 'react-dom/client'
import { connectBackend } from './app/connection.ts'
import { QuickAsk } from './features/quick-ask/quick-ask.tsx'
import './styles/main.css'
import './styles/quick-ask.css'

const root = document.getElementById('root')
if (root === null) throw new Error('quick-ask.html has no #root')
createRoot(root).render(<QuickAsk client={connectBackend(window, window.carrel)} />)
