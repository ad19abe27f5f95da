#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace aludel {

/// A thread that is there before there is work for it. To make a thread while another one loads a shared library means
/// to wait for the library: the dynamic linker lets nobody pass. So whoever is about to load one makes the worker first.
class Worker {
public:
    Worker();
    /// Waits for the work to end.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Begins `work`, which must not throw, after the one before has ended.
    void start(std::function<void()> work);
    /// Until the work that was started has ended.
    void wait();

private:
    void loop();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::function<void()> work_;
    bool ending_ = false;
    std::thread thread_;  // last: it uses all the others
};

}  // namespace aludel
