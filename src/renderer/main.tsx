import './no-eval.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { connectBackend } from './app/connection.ts'
import './styles/main.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App client={connectBackend(window, window.carrel)} />)
