"""One side of the training-step benchmark: the same network, batch, loss and optimizer in python3-torch. Reads 'run STEPS' lines, answers with seconds."""
import sys
import time

import torch

kind, threads = sys.argv[1], int(sys.argv[2])
torch.set_num_threads(threads)
torch.manual_seed(int(sys.argv[3]))
P, K, MARGIN = 16, 8, 0.2
if kind == "mlp":
    net = torch.nn.Sequential(torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 128))
    data = torch.rand(4096, 784)
else:
    net = torch.nn.Sequential(
        torch.nn.Conv2d(1, 16, 3, 1, 1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Conv2d(16, 32, 3, 1, 1), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
        torch.nn.Flatten(), torch.nn.Linear(32 * 49, 256), torch.nn.ReLU(), torch.nn.Linear(256, 128))
    data = torch.rand(4096, 1, 28, 28)
labels = torch.arange(P).repeat_interleave(K)
same = labels[:, None] == labels[None, :]
not_positive = ~(same & ~torch.eye(P * K, dtype=torch.bool))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)


def step():
    optimizer.zero_grad(set_to_none=True)
    x = torch.nn.functional.normalize(net(data[torch.randint(4096, (P * K,))]))
    with torch.no_grad():
        c = x - x.mean(0, keepdim=True)
        n = c.square().sum(1)
        d = n[:, None] + n[None, :] - 2 * (c @ c.t())
        p = d.masked_fill(not_positive, -torch.inf).argmax(1)
        q = d.masked_fill(same, torch.inf).argmin(1)
    near = (x - x[p]).square().sum(1)
    far = (x - x[q]).square().sum(1)
    near = torch.where(near > 0, torch.where(near > 0, near, 1.0).sqrt(), 0.0)
    far = torch.where(far > 0, torch.where(far > 0, far, 1.0).sqrt(), 0.0)
    loss = torch.relu(near - far + MARGIN).mean()
    loss.backward()
    if not torch.isfinite(loss).item():
        raise SystemExit("not finite")
    optimizer.step()


for line in sys.stdin:
    count = int(line)
    start = time.perf_counter()
    for _ in range(count):
        step()
    print(time.perf_counter() - start, flush=True)
