import * as core from '@tensorflow/tfjs-core'; import * as layers from '@tensorflow/tfjs-layers'; import '@tensorflow/tfjs-backend-cpu'; import '@tensorflow/tfjs-backend-wasm';
import { createTfjsHooks } from './tfjs.ts'; import { MemorySink } from './memory-sink.fixture.ts';
const tf={...core,...layers};
await tf.setBackend('wasm');
class Light extends MemorySink { n=0; override scalars(_s:number,v:Iterable<readonly [string,number]>){for(const [,x] of v) this.n+=x>0?1:0;} override histogram(){this.n++;} }
const make=()=>{const m=tf.sequential({layers:[tf.layers.dense({units:64,inputShape:[784],activation:'relu',kernelInitializer:tf.initializers.glorotUniform({seed:1})}),tf.layers.dense({units:64,activation:'relu',kernelInitializer:tf.initializers.glorotUniform({seed:2})}),tf.layers.dense({units:10,activation:'softmax',kernelInitializer:tf.initializers.glorotUniform({seed:3})})]});
m.compile({optimizer:tf.train.adam(.001),loss:'categoricalCrossentropy',metrics:['accuracy']});return m;};
const N=64*300; const x=tf.randomUniform([N,784],0,1,'float32',3); const yy=new Float32Array(N*10); for(let i=0;i<N;i++)yy[i*10+(i*7)%10]=1; const y=tf.tensor2d(yy,[N,10]);
const every:{[k:string]:object|null}={none:null,scalars:{norms:1e9,activations:1e9,input:1e9,histograms:1e9},default:{norms:10,activations:10,input:10,histograms:100},norms:{norms:1,activations:1e9,input:1e9,histograms:1e9},all:{norms:1,activations:1,input:1,histograms:1}};
const times:{[k:string]:number[]}={}; const own:{[k:string]:number[]}={};
const one=async(k:string)=>{const m=make();const sink=new Light(every[k]?{every:every[k] as never}:{});const h=createTfjsHooks(tf,sink);if(every[k])h.watch(m);
 let work=0,t1=0; const b=sink.beginAgentWork.bind(sink),e=sink.endAgentWork.bind(sink); sink.beginAgentWork=()=>{if(sink.depth===0)t1=performance.now();b();};sink.endAgentWork=()=>{e();if(sink.depth===0)work+=performance.now()-t1;};
 let skipped=0; let c=0; sink.stepFinished=((o)=>(s:number,ms:number)=>{o.call(sink,s,ms); if(++c===2)skipped=work;})(sink.stepFinished);
 const t=performance.now();await m.fit(x,y,{epochs:1,batchSize:64,shuffle:false,verbose:0});const d=performance.now()-t;h.unhook();(times[k]??=[]).push(d);(own[k]??=[]).push((work-skipped)/(d-work));if(sink.faults.length)console.log(sink.faults[0]);for(const w of m.weights) w.read().dispose();};
await one('none');await one('all');for(const k in times)times[k]=[];for(const k in own)own[k]=[];
for(let r=0;r<9;r++)for(const k of Object.keys(every))await one(k);
const med=(a:number[])=>a.slice().sort((p,q)=>p-q)[a.length>>1]!;
for(const k of Object.keys(every))console.log(k.padEnd(8),(med(times[k]!)/300).toFixed(3)+' ms/step','x'+(med(times[k]!)/med(times.none!)).toFixed(4),'own work / rest after the 2nd step',(100*med(own[k]!)).toFixed(2)+'%');
